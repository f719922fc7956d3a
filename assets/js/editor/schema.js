// What a text may be made of. The server's normal form says the same (panel/richtext); tables have their caption as an
// attribute, for the table's own commands know rows only.
import { Schema } from "prosemirror-model";
import { bulletList, listItem, orderedList } from "prosemirror-schema-list";
import { tableNodes } from "prosemirror-tables";

const OWN_FILE = 'img[src^="/files/"]';

const tables = tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} });

function captioned(table) {
  return {
    ...table,
    attrs: { caption: { default: "" } },
    parseDOM: [
      { tag: "table", getAttrs: (dom) => ({ caption: dom.caption?.textContent.trim() || "" }) },
      { tag: "caption", ignore: true },
    ],
    toDOM: (node) =>
      node.attrs.caption ? ["table", ["caption", { contenteditable: "false" }, node.attrs.caption], ["tbody", 0]] : ["table", ["tbody", 0]],
  };
}

const heading = {
  attrs: { level: { default: 3 } },
  content: "inline*",
  group: "block",
  defining: true,
  marks: "em sup sub link",
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(Math.max(level, 2), 4) } })),
  toDOM: (node) => [`h${node.attrs.level}`, 0],
};

const numbered = {
  ...orderedList,
  attrs: { order: { default: 1 }, continued: { default: false } },
  content: "list_item+",
  group: "block",
  parseDOM: [
    {
      tag: "ol",
      getAttrs: (dom) => ({
        order: Math.max(1, parseInt(dom.getAttribute("start"), 10) || 1),
        continued: dom.hasAttribute("data-continue"),
      }),
    },
  ],
  toDOM: ({ attrs }) => ["ol", attrs.continued ? { "data-continue": "" } : attrs.order > 1 ? { start: attrs.order } : {}, 0],
};

const image = {
  inline: true,
  group: "inline",
  draggable: true,
  attrs: { src: {}, alt: { default: "" } },
  parseDOM: [{ tag: OWN_FILE, getAttrs: (dom) => ({ src: dom.getAttribute("src"), alt: dom.getAttribute("alt") || "" }) }],
  toDOM: (node) => ["img", node.attrs],
};

const link = {
  attrs: { href: {} },
  inclusive: false,
  parseDOM: [{ tag: "a[href]", getAttrs: (dom) => (isAddress(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false) }],
  toDOM: (mark) => ["a", mark.attrs, 0],
};

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading,
    bullet_list: { ...bulletList, content: "list_item+", group: "block" },
    ordered_list: numbered,
    list_item: { ...listItem, content: "paragraph block*" },
    blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
    ...tables,
    table: captioned(tables.table),
    text: { group: "inline" },
    image,
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  },
  marks: {
    link,
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    sup: { excludes: "sub", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
    sub: { excludes: "sup", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
  },
});

// Addresses that cannot run anything: the web, mail, telephone, or a page of this site.
export function isAddress(href) {
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(href || "");
}
