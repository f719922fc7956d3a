// <div data-rows="contacts" data-noun="contact">: “Add another” copies the blank row in the template, “Remove” takes a
// row away. Without a script both buttons send the form and it comes back with the rows changed. Rows may hold rows: only
// this group's own number is filled in, so that a group inside keeps its blank row blank.

export function rows(group) {
  const { rows: name, noun } = group.dataset;
  const template = group.querySelector(":scope > template");
  const add = group.querySelector(`:scope > button[name="${name}-add"]`);
  const all = () => [...group.querySelectorAll(":scope > [data-row]")];
  let next = all().length;

  const status = document.createElement("p");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  group.append(status);

  function renumber() {
    all().forEach((row, index) => {
      row.querySelector("[data-title]").textContent = `${noun[0].toUpperCase()}${noun.slice(1)} ${index + 1}`;
      row.querySelector(`button[name="${name}-remove"] > span`).textContent = ` ${noun} ${index + 1}`;
    });
  }

  function changed(words) {
    renumber();
    status.textContent = words;
    group.dispatchEvent(new Event("input", { bubbles: true }));
  }

  add.addEventListener("click", (event) => {
    event.preventDefault();
    const holder = document.createElement("div");
    holder.innerHTML = template.innerHTML.replaceAll(`${name}-__new__`, `${name}-${next++}`);
    const row = holder.firstElementChild;
    template.before(row);
    row.querySelectorAll("[data-rows]").forEach((inner) => rows(inner));
    changed(`${noun} ${all().length} added`);
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });

  group.addEventListener("click", (event) => {
    const button = event.target.closest(`button[name="${name}-remove"]`);
    const row = button?.closest("[data-row]");
    if (!row || row.parentElement !== group) return;
    event.preventDefault();
    const number = all().indexOf(row) + 1;
    row.remove();
    changed(`${noun} ${number} removed`);
    add.focus();
  });
}
