// Small questions: the address of a link, the caption of a table, an image and what it shows.

let count = 0;

// fields: [{ name, label, hint, type, value, accept }]. Resolves to the values, or null where nothing was chosen.
// `check` gets the values and returns a sentence for what is wrong, or nothing; it may take its time.
export function ask({ title, button, fields, check = () => "", extra = null }) {
  return new Promise((resolve) => {
    const dialog = make("dialog", { className: "editor-dialog" });
    const id = `editor-dialog-${++count}`;
    dialog.setAttribute("aria-labelledby", id);
    const error = make("p", { className: "govuk-error-message" });
    error.setAttribute("role", "alert");
    const form = make("form", { method: "dialog", noValidate: true });
    const inputs = fields.map((field, index) => input(form, field, `${id}-${index}`));
    const buttons = make("div", { className: "govuk-button-group" });
    const submit = make("button", { type: "submit", className: "govuk-button", textContent: button });
    const cancel = make("button", { type: "button", className: "govuk-button govuk-button--secondary", textContent: "Cancel" });
    buttons.append(submit, ...(extra ? [other(extra)] : []), cancel);
    form.prepend(make("h2", { id, className: "govuk-heading-m", textContent: title }), error);
    form.append(buttons);
    dialog.append(form);
    document.body.append(dialog);

    function other(words) {
      const made = make("button", { type: "button", className: "govuk-button govuk-button--secondary", textContent: words });
      made.addEventListener("click", () => done({ extra: true }));
      return made;
    }

    function done(answer) {
      dialog.close();
      dialog.remove();
      resolve(answer);
    }

    cancel.addEventListener("click", () => done(null));
    dialog.addEventListener("cancel", () => done(null));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(inputs.map((one) => [one.name, one.type === "file" ? one.files[0] : one.value.trim()]));
      submit.disabled = true;
      const wrong = await check(values);
      submit.disabled = false;
      if (wrong) {
        error.textContent = wrong;
        inputs[0].focus();
      } else {
        done(values);
      }
    });
    dialog.showModal();
    inputs[0].focus();
  });
}

function input(form, { name, label, hint, type = "text", value = "", accept }, id) {
  const group = make("div", { className: "govuk-form-group" });
  group.append(make("label", { className: "govuk-label", htmlFor: id, textContent: label }));
  const made = make("input", { id, name, type, className: type === "file" ? "govuk-file-upload" : "govuk-input" });
  if (type !== "file") made.value = value;
  if (accept) made.accept = accept;
  if (hint) {
    group.append(make("div", { id: `${id}-hint`, className: "govuk-hint", textContent: hint }));
    made.setAttribute("aria-describedby", `${id}-hint`);
  }
  group.append(made);
  form.append(group);
  return made;
}

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}
