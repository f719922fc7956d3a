// <div id="progress" data-refresh="3">: asks for this page again every so many seconds and takes over the part with the
// same id, until that part no longer asks. Without a script the page's own <meta http-equiv="refresh"> does it.

export function refresh(part) {
  setTimeout(async () => {
    let next = part;
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = response.ok && page.getElementById(part.id);
      if (found) {
        next = document.adoptNode(found);
        part.replaceWith(next);
      }
    } catch {
      // No connection: the part stays as it is, and is asked for again.
    }
    if (next.dataset.refresh) refresh(next);
  }, Number(part.dataset.refresh) * 1000);
}
