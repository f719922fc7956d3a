// What comes from a clipboard, made into plain structure before it is read. Word writes lists as paragraphs with a level
// in their style, the number or bullet typed out in an “ignored” span; Word and others say bold and italic by style.
// Styles are read as text: the site's policy lets no page apply one from outside.

const STYLED = [
  ["strong", /font-weight:\s*(bold|[6-9]00)/i],
  ["em", /font-style:\s*italic/i],
];

export function cleanPaste(html) {
  const plain = html
    .replace(/<style[^]*?<\/style>|<xml[^]*?<\/xml>/gi, "")
    .replace(/<!--\[if [^]*?\]>|<!\[[^]*?\]>|<!\[endif\]-->/g, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/i, " data-style="));
  const { body } = new DOMParser().parseFromString(plain, "text/html");
  marks(body);
  lists(body);
  return body.innerHTML;
}

function styleOf(element) {
  return element.dataset.style || "";
}

function marks(body) {
  for (const element of body.querySelectorAll("span, font")) {
    for (const [tag, style] of STYLED) {
      if (!style.test(styleOf(element)) || /mso-list/i.test(styleOf(element))) continue;
      const mark = document.createElement(tag);
      mark.append(...element.childNodes);
      element.append(mark);
    }
  }
  for (const bold of body.querySelectorAll("b")) if (/font-weight:\s*(normal|400)/i.test(styleOf(bold))) bold.replaceWith(...bold.childNodes);
}

function lists(body) {
  const open = []; // the lists that are open at this place, outermost first
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    if (!/mso-list:\s*l\d/i.test(styleOf(paragraph))) continue;
    if (open.length && paragraph.previousElementSibling !== open[0]) open.length = 0;
    place(paragraph, open);
  }
}

function place(paragraph, open) {
  const level = Number(/level(\d)/i.exec(styleOf(paragraph))?.[1] || 1);
  const marker = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*Ignore/i.test(styleOf(span)));
  const typed = marker?.textContent.trim() || "";
  marker?.remove();
  open.length = Math.min(open.length, level);
  while (open.length < level) {
    const list = document.createElement(/^\(?[0-9a-z]{1,4}[.)]/i.test(typed) ? "ol" : "ul");
    const number = parseInt(typed.replace("(", ""), 10);
    if (number > 1) list.setAttribute("start", number);
    if (open.length) (open.at(-1).lastElementChild || open.at(-1).appendChild(document.createElement("li"))).append(list);
    else paragraph.before(list);
    open.push(list);
  }
  const item = open.at(-1).appendChild(document.createElement("li"));
  item.append(paragraph);
}
