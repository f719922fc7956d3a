// Puts an editor in the place of a text area. The text area stays in the form with its Markdown; the editor's HTML goes
// with it in <name>_html, and the server takes that.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { asking } from "./asking.js";
import { numbers } from "./numbers.js";
import { cleanPaste } from "./paste.js";
import { schema } from "./schema.js";
import { toolbar } from "./toolbar.js";

const { nodes, marks } = schema;

export function mount(textarea) {
  const { html, upload, next } = textarea.dataset;
  const label = textarea.labels[0];
  const token = textarea.form?.elements.csrf_token?.value;
  const { id } = textarea;
  const box = document.createElement("div");
  box.className = "editor";
  const sent = Object.assign(document.createElement("input"), { type: "hidden", name: `${textarea.name}_html`, value: html || "" });
  textarea.after(box, sent);
  textarea.id = `${id}-markdown`;
  textarea.hidden = true;
  label.id = label.id || `${id}-label`;

  const questions = asking(upload, token);
  let bar = null;
  const view = new EditorView(box, {
    state: EditorState.create({ doc: read(html), plugins: plugins(questions, Number(next) || 1, () => bar.focus()) }),
    attributes: {
      id,
      class: "rich editor__text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": label.id,
      ...(textarea.getAttribute("aria-describedby") && { "aria-describedby": textarea.getAttribute("aria-describedby") }),
    },
    transformPastedHTML: cleanPaste,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      bar.update(view.state);
      if (transaction.docChanged) {
        sent.value = write(view.state.doc);
        sent.dispatchEvent(new Event("input", { bubbles: true }));
      }
    },
  });
  bar = toolbar(view, questions, { label: label.textContent.trim(), images: Boolean(upload) });
  box.prepend(bar.bar);
  bar.update(view.state);
  label.addEventListener("click", () => view.focus());
  return view;
}

function read(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html || "";
  return DOMParser.fromSchema(schema).parse(holder.content);
}

function write(doc) {
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  return holder.innerHTML;
}

function plugins(questions, first, toToolbar) {
  const item = nodes.list_item;
  const newLine = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  });
  return [
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
        wrappingInputRule(/^(\d+)[.)]\s$/, nodes.ordered_list, (match) => ({ order: Number(match[1]) || 1, continued: match[1] === "0" })),
        textblockTypeInputRule(/^(#{3,4})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
      ],
    }),
    keymap({
      "Mod-b": toggleMark(marks.strong),
      "Mod-i": toggleMark(marks.em),
      "Mod-k": questions.link,
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      "Shift-Enter": newLine,
      Enter: splitListItem(item),
      "Mod-]": sinkListItem(item),
      "Mod-[": liftListItem(item),
      "Alt-F10": () => {
        toToolbar();
        return true;
      },
    }),
    keymap(baseKeymap),
    history(),
    dropCursor(),
    gapCursor(),
    tableEditing(),
    numbers(first),
  ];
}
