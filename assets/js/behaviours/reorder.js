// <ol data-reorder> whose rows hold a <form data-move>: rows can be dragged. Dropping one sends its form with the new
// place in `to`, as the up and down buttons do.

export function reorder(list) {
  const rows = () => [...list.children].filter((row) => formOf(row));
  let carried = null;

  for (const row of rows()) formOf(row).prepend(handle(row));

  function handle(row) {
    const made = document.createElement("span");
    made.className = "move__handle";
    made.draggable = true;
    made.title = "Drag to move";
    made.setAttribute("aria-hidden", "true");
    made.textContent = "⠿";
    made.addEventListener("dragstart", (event) => {
      carried = row;
      row.classList.add("is-carried");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setDragImage(row, 10, 10);
    });
    made.addEventListener("dragend", () => {
      clear();
      row.classList.remove("is-carried");
      carried = null;
    });
    return made;
  }

  function clear() {
    for (const row of rows()) row.classList.remove("is-above", "is-below");
  }

  function under(event) {
    const row = rows().find((one) => one.contains(event.target));
    if (!row || !carried) return null;
    const { top, height } = row.getBoundingClientRect();
    return { row, below: event.clientY > top + height / 2 };
  }

  list.addEventListener("dragover", (event) => {
    const place = under(event);
    if (!place) return;
    event.preventDefault();
    clear();
    if (place.row !== carried) place.row.classList.add(place.below ? "is-below" : "is-above");
  });

  list.addEventListener("drop", (event) => {
    const place = under(event);
    if (!place || place.row === carried) return;
    event.preventDefault();
    const others = rows().filter((row) => row !== carried);
    send(formOf(carried), others.indexOf(place.row) + (place.below ? 2 : 1));
  });
}

function formOf(row) {
  return row.querySelector("form[data-move]");
}

function send(form, place) {
  const to = document.createElement("input");
  Object.assign(to, { type: "hidden", name: "to", value: String(place) });
  form.append(to);
  form.submit();
}
