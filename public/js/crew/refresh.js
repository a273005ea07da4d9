const WAIT = 300;
let waiting = 0;

/** Has the screen read again, once for several calls in a row. */
export function refresh() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    document.querySelector("[data-refresh]")?.dispatchEvent(new Event("job-changed"));
  }, WAIT);
}

/** A phone sleeps in a pocket: when it is taken out, what it shows may be old. */
export function refreshOnReturn() {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") refresh();
  });
  window.addEventListener("online", refresh);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) refresh();
  });
}
