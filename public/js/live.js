// Keeps the job on the screen true: its socket says that it changed, htmx fetches the region again.

const region = () => document.querySelector("[data-live]");
const LONGEST_WAIT = 30_000;
let wait = 1000;
let opened = false;

connect();

function connect() {
  const path = region()?.dataset.live;
  if (!path) return;
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address);
  socket.addEventListener("open", () => {
    wait = 1000;
    // What happened while there was no socket was not heard.
    if (opened) refresh();
    opened = true;
  });
  socket.addEventListener("message", (message) => {
    const version = versionIn(message.data);
    if (version === null || version > Number(region()?.dataset.version ?? 0)) refresh();
  });
  socket.addEventListener("close", () => {
    setTimeout(connect, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  });
}

function versionIn(text) {
  try {
    return Number(JSON.parse(text).version) || null;
  } catch {
    return null;
  }
}

function refresh() {
  region()?.dispatchEvent(new CustomEvent("job-changed"));
}

// A form that somebody writes in is left alone by a refresh, until it is sent or what was typed is gone.
document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.closest("[data-live]")) form.setAttribute("hx-morph-skip", "");
});

document.addEventListener("submit", ({ target }) => release(target), true);
document.addEventListener("reset", ({ target }) => release(target));

function release(form) {
  for (let held = form; held; held = held.parentElement?.closest("[hx-morph-skip]")) {
    held.removeAttribute("hx-morph-skip");
  }
}

// What was accepted has done its work: the form is empty again and what it stood in is closed.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  const { sourceElement: form, response } = detail.ctx ?? {};
  if (!(form instanceof HTMLFormElement) || !form.closest("[data-live]")) return;
  if ((response?.status ?? 500) >= 400) return;
  form.reset();
  form.closest("details")?.removeAttribute("open");
});
