// <a data-key="alt+n">Next item</a>: the keys press what they name. “?” lists them. They always hold Alt or Ctrl, so that
// speech input does not set them off; “?” itself can be switched off in its list (WCAG 2.1.4), which the foot of every
// page opens too.

const OFF = "shortcuts-off";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]";

export function shortcuts() {
  for (const button of document.querySelectorAll("[data-shortcuts]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && !event.target.closest?.(TYPING) && !off()) {
      event.preventDefault();
      open();
      return;
    }
    if (!event.altKey && !event.ctrlKey) return;
    const key = /^(Key|Digit)/.test(event.code) ? event.code.slice(-1) : event.key;
    const keys = `${event.ctrlKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${key.toLowerCase()}`;
    const named = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === keys);
    if (!named) return;
    event.preventDefault();
    named.matches("input, textarea, select, [tabindex]") ? named.focus() : named.click();
  });
}

function off() {
  return localStorage.getItem(OFF) === "yes";
}

function make(tag, words = "", attributes = {}) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(words);
  return made;
}

function open() {
  const list = make("dl");
  const named = [...document.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, words(one)]);
  for (const [keys, what] of [...named, ...editing(), ["?", "This list"]]) {
    const term = make("dt");
    keys.split("+").forEach((key, index) => term.append(index ? " + " : "", make("kbd", key[0].toUpperCase() + key.slice(1))));
    list.append(term, make("dd", what));
  }
  const dialog = make("dialog", "", { className: "shortcuts" });
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  const close = make("button", "Close", { type: "button", className: "govuk-button" });
  const choice = make("input", "", { type: "checkbox", id: "shortcuts-on", className: "govuk-checkboxes__input", checked: !off() });
  choice.addEventListener("change", () => localStorage.setItem(OFF, choice.checked ? "no" : "yes"));
  const label = make("label", "Open this list with the ? key", { htmlFor: choice.id, className: "govuk-label govuk-checkboxes__label" });
  const item = make("div", choice, { className: "govuk-checkboxes__item govuk-!-margin-bottom-4" });
  item.append(label);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(make("h2", "Keyboard shortcuts", { id: "shortcuts-title", className: "govuk-heading-m" }), list, item, close);
  document.body.append(dialog);
  dialog.showModal();
}

function words(element) {
  return element.dataset.keyWords || element.getAttribute("aria-label") || element.textContent.trim();
}

function editing() {
  if (!document.querySelector("[data-editor]")) return [];
  return [
    ["alt+F10", "From the text to its buttons; Escape goes back"],
    ["ctrl+b", "Bold"],
    ["ctrl+i", "Italic"],
    ["ctrl+k", "Link"],
    ["ctrl+]", "Move a list item in; Ctrl + [ moves it out"],
    ["ctrl+z", "Undo; Ctrl + Y does it again"],
  ];
}
