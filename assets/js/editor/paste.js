// What comes from Word's clipboard, made into plain structure before it is read. Word writes lists as paragraphs with
// a level in their style and the number or bullet typed out in an “ignored” span.

export function cleanWord(html) {
  if (!/class="?Mso|mso-|urn:schemas-microsoft-com/.test(html)) return html;
  const page = new DOMParser().parseFromString(html.replace(/<!--\[if [^]*?<!\[endif\]-->|<!\[[^]*?\]>/g, (part) =>
    /mso-list:\s*Ignore/i.test(part) ? part.replace(/<!--\[if[^\]]*\]>|<!\[endif\]-->|<!\[if[^\]]*\]>|<!\[endif\]>/g, "") : ""), "text/html");
  page.querySelectorAll("style, script, meta, link, title, xml").forEach((element) => element.remove());
  const items = [...page.body.querySelectorAll("p")].filter((p) => /mso-list:\s*l\d/i.test(p.getAttribute("style") || ""));
  const open = []; // the lists that are open at this place, outermost first
  let last = null;
  for (const paragraph of items) {
    if (last && last.nextElementSibling !== paragraph) open.length = 0;
    last = place(page, paragraph, open);
  }
  return page.body.innerHTML;
}

function place(page, paragraph, open) {
  const level = Number(/level(\d)/i.exec(paragraph.getAttribute("style"))?.[1] || 1);
  const marker = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*Ignore/i.test(span.getAttribute("style") || ""));
  const typed = marker?.textContent.trim() || "";
  marker?.remove();
  while (open.length > level) open.pop();
  while (open.length < level) {
    const list = page.createElement(/^\(?[0-9a-z]{1,4}[.)]/i.test(typed) ? "ol" : "ul");
    const number = parseInt(typed.replace("(", ""), 10);
    if (number > 1) list.setAttribute("start", number);
    if (open.length) open[open.length - 1].lastElementChild.append(list);
    else paragraph.before(list);
    open.push(list);
    if (open.length < level) list.append(page.createElement("li"));
  }
  const item = page.createElement("li");
  open[level - 1].append(item);
  const outermost = open[0];
  paragraph.removeAttribute("style");
  item.append(paragraph);
  return outermost;
}
