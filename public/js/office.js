// The office by keyboard: every key does what a button or link on the screen does, and nothing while somebody types.

document.addEventListener("keydown", (press) => {
  if (press.key === "Escape") return leave();
  if (press.ctrlKey || press.metaKey || press.altKey || isTyping(press.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const key = press.key.toLowerCase();
  if (key === "j" || key === "k") {
    press.preventDefault();
    return step(key === "j" ? 1 : -1);
  }
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target || target.disabled || target.getClientRects().length === 0) return;
  press.preventDefault();
  if (target.matches("input")) target.select();
  target.focus();
  if (!target.matches("input")) target.click();
});

function isTyping(element) {
  return element instanceof Element && element.matches("input:not([type=checkbox]), select, textarea");
}

/** To the next or the previous row: the link in it has the focus, so that Enter opens it. */
function step(by) {
  const rows = [...document.querySelectorAll("main [data-row]")];
  const here = rows.indexOf(document.activeElement);
  const next = here === -1 ? (by > 0 ? 0 : rows.length - 1) : here + by;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

/** Closes what hangs open, and leaves a field. */
function leave() {
  const open = [...document.querySelectorAll("details.pop[open], details.menu[open]")];
  for (const one of open) one.removeAttribute("open");
  if (open.length > 0) open.at(-1)?.querySelector("summary")?.focus();
  else if (isTyping(document.activeElement)) document.activeElement.blur();
}

// What opens under a button puts the cursor where it is needed, and closes when somebody looks elsewhere.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.open || !target.matches?.("details.pop, details.menu")) return;
    for (const other of document.querySelectorAll("details.pop[open], details.menu[open]")) {
      if (other !== target) other.removeAttribute("open");
    }
    target.querySelector("textarea, input:not([type=hidden])")?.focus();
  },
  true,
);

document.addEventListener("click", ({ target }) => {
  for (const one of document.querySelectorAll("details.pop[open], details.menu[open]")) {
    if (!one.contains(target)) one.removeAttribute("open");
  }
});

// A colour that is chosen by eye is written into the field beside it.
document.addEventListener("input", ({ target }) => {
  const field = document.getElementById(target.dataset?.fills);
  if (field) field.value = target.value;
});

// A file that is too large is named before it is sent, so that nothing that was typed beside it is lost.
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("input[type=file]") || target.form?.matches("[data-drop-mails]")) return;
  const most = Number(target.dataset.mostMb ?? 25);
  const large = [...target.files].find((file) => file.size > most * 1024 * 1024);
  const wrong = large ? `${large.name} is larger than ${most} MB. Choose a smaller file.` : "";
  target.setCustomValidity(wrong);
  if (large) target.reportValidity();
});

// Nobody looks at a hidden tab, so it asks for nothing.
document.addEventListener("htmx:config:request", (event) => {
  const quiet = event.detail.ctx?.sourceElement?.matches?.("[data-quiet]");
  if (quiet && document.hidden) event.preventDefault();
});
