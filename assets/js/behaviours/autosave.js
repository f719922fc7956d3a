// <form data-autosave="/address">: keeps what is typed on the server while it is typed, and says when.
// Nothing is kept in the browser. A save that fails is said and tried again; the text stays where it is.

const QUIET = 1500; // milliseconds without a keystroke before saving
const LONGEST = 10000; // milliseconds of typing before saving all the same
const AGAIN = [5000, 10000, 20000, 40000];

export function autosave(form) {
  const status = form.querySelector("[data-saved]");
  let changed = 0; // counts changes, so that one made during a save is seen
  let saved = 0;
  let since = 0;
  let timer = null;
  let saving = null;
  let failures = 0;
  let stopped = false;

  function say(words, { failed = false, url = null } = {}) {
    if (!status) return;
    status.textContent = words;
    status.classList.toggle("saved--failed", failed);
    if (url) {
      const link = document.createElement("a");
      link.href = url;
      link.className = "govuk-link";
      link.textContent = "See both texts";
      status.append(" ", link);
    }
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function body() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  async function send(count) {
    try {
      const response = await fetch(form.dataset.autosave, { method: "POST", body: body(), headers: { Accept: "application/json" } });
      const json = (response.headers.get("Content-Type") || "").includes("json");
      const answer = json ? await response.json() : {};
      if (response.ok && json) return succeeded(count, answer);
      if (response.status >= 500) return failed("Not saved: the server did not answer as it should.");
      stopped = true;
      const gone = "Not saved: you have been signed out. Sign in again in another tab, then press Save here.";
      say(answer.error || gone, { failed: true, url: answer.url });
    } catch {
      failed("Not saved: there is no connection.");
    }
  }

  function succeeded(count, answer) {
    failures = 0;
    saved = count;
    const version = form.elements.version;
    if (version && answer.version !== undefined) version.value = answer.version;
    say(`Saved at ${answer.saved_at}`);
    if (changed > saved) later(QUIET);
  }

  function failed(words) {
    const wait = AGAIN[Math.min(failures++, AGAIN.length - 1)];
    say(`${words} Your text is still here; trying again in ${wait / 1000} seconds.`, { failed: true });
    later(wait);
  }

  function save() {
    clearTimeout(timer);
    if (saving || stopped || changed === saved) return saving;
    since = 0;
    saving = send(changed).finally(() => (saving = null));
    return saving;
  }

  form.addEventListener("input", () => {
    changed++;
    since = since || Date.now();
    if (!failures) later(Date.now() - since > LONGEST ? 0 : QUIET);
  });
  // A save on its way would make the version in the form an old one: wait for it, then send the form.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (saving) {
      event.preventDefault();
      await saving;
      form.requestSubmit(event.submitter);
    } else {
      saved = changed;
    }
  });
  window.addEventListener("online", () => changed > saved && save());
  document.addEventListener("visibilitychange", () => document.hidden && save());
  window.addEventListener("beforeunload", (event) => {
    if (changed > saved) {
      save();
      event.preventDefault();
    }
  });
}
