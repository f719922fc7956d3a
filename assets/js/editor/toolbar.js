// The buttons above a text: one stop of the Tab key, arrows between them, Escape back to the text (ARIA toolbar).
import { wrapIn, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import {
  addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable, toggleHeaderRow,
} from "prosemirror-tables";
import {
  hasHeaderRow, insertTable, isContinued, isHeading, isInList, markOn, toggleContinued, toggleHeading, toggleList,
} from "./commands.js";
import { schema } from "./schema.js";

const { strong, em } = schema.marks;
const { bullet_list: bullets, ordered_list: numbers, blockquote } = schema.nodes;

// [words, command, whether it is on, whether it is shown]
export function buttons(asking, images) {
  const inTable = isInTable;
  return [
    ["Heading", toggleHeading(3), (state) => isHeading(state, 3)],
    ["Subheading", toggleHeading(4), (state) => isHeading(state, 4)],
    ["Bold", toggleMark(strong), (state) => markOn(state, strong)],
    ["Italic", toggleMark(em), (state) => markOn(state, em)],
    ["Bullets", toggleList(bullets), (state) => isInList(state, bullets)],
    ["Numbers", toggleList(numbers), (state) => isInList(state, numbers)],
    ["Carry on numbers", toggleContinued, isContinued, (state) => isInList(state, numbers)],
    ["Quotation", wrapIn(blockquote)],
    ["Link", asking.link],
    ...(images ? [["Image", asking.image]] : []),
    ["Table", insertTable],
    ["Header row", toggleHeaderRow, hasHeaderRow, inTable],
    ["Add row", addRowAfter, null, inTable],
    ["Add column", addColumnAfter, null, inTable],
    ["Delete row", deleteRow, null, inTable],
    ["Delete column", deleteColumn, null, inTable],
    ["Caption", asking.caption, null, inTable],
    ["Delete table", deleteTable, null, inTable],
    ["Undo", undo],
    ["Redo", redo],
  ];
}

export function toolbar(view, asking, { label, images }) {
  const bar = document.createElement("div");
  bar.className = "editor__toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `Formatting: ${label}`);
  bar.setAttribute("aria-controls", view.dom.id);
  const all = buttons(asking, images).map(([words, command, on, shown]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "editor__button", textContent: words, tabIndex: -1 });
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      command(view.state, view.dispatch, view);
      if (!document.querySelector("dialog[open]")) view.focus();
    });
    bar.append(button);
    return { button, command, on, shown };
  });
  let current = 0;

  const seen = () => all.filter(({ button }) => !button.hidden).map(({ button }) => button);

  function move(index) {
    const list = seen();
    list.forEach((button) => (button.tabIndex = -1));
    current = (index + list.length) % list.length;
    list[current].tabIndex = 0;
    return list[current];
  }

  bar.addEventListener("keydown", (event) => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") view.focus();
    else if (to === undefined) return;
    else move(to).focus();
    event.preventDefault();
  });
  bar.addEventListener("focusin", (event) => move(Math.max(0, seen().indexOf(event.target))));

  function update(state) {
    for (const { button, command, on, shown } of all) {
      button.hidden = Boolean(shown) && !shown(state);
      if (on) button.setAttribute("aria-pressed", String(on(state)));
      button.setAttribute("aria-disabled", String(!command(state)));
    }
    if (!seen()[current] || seen()[current].tabIndex) move(Math.min(current, seen().length - 1));
  }

  return { bar, update, focus: () => move(current).focus() };
}
