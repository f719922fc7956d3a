// <div data-places> with a <section data-place data-to data-month> for each place: a topic (<li data-topic>) can be dragged
// to another place. Dropping it sends its own form with that place, as the page behind “Move to…” does.

export function places(grid) {
  let carried = null;

  for (const topic of grid.querySelectorAll("[data-topic]")) {
    topic.draggable = true;
    topic.addEventListener("dragstart", (event) => {
      carried = topic;
      topic.classList.add("is-carried");
      event.dataTransfer.effectAllowed = "move";
    });
    topic.addEventListener("dragend", () => {
      topic.classList.remove("is-carried");
      mark(null);
      carried = null;
    });
  }

  function mark(place) {
    for (const one of grid.querySelectorAll("[data-place]")) one.classList.toggle("is-target", one === place);
  }

  function under(event) {
    const place = event.target.closest("[data-place]");
    return carried && place && !place.contains(carried) ? place : null;
  }

  grid.addEventListener("dragover", (event) => {
    const place = under(event);
    mark(place);
    if (place) event.preventDefault();
  });

  grid.addEventListener("drop", (event) => {
    const place = under(event);
    if (!place) return;
    event.preventDefault();
    const form = carried.querySelector("form[data-carried]");
    form.elements.to.value = place.dataset.to;
    form.elements.month.value = place.dataset.month;
    form.submit();
  });
}
