const CLOSED = "closeout-install-closed";

/** Chromium's own offer, kept until a person presses the button (it is in no standard). */
type InstallOffer = Event & { prompt(): Promise<void> };

/** The hint to put the app on the home screen, where it is not there yet and nobody closed the hint. */
export function offerInstall(): void {
  const { dataset } = document.documentElement;
  const installed =
    matchMedia("(display-mode: standalone)").matches ||
    ("standalone" in navigator && navigator.standalone === true);
  if (installed || localStorage.getItem(CLOSED) !== null) return;
  let offer: InstallOffer | null = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    dataset.mayInstall = "ask";
  });
  // Safari offers nothing: its own menu does it, and a sentence says how.
  if (/iPhone|iPad|iPod/.test(navigator.userAgent)) dataset.mayInstall = "ios";
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-install-now]")) void offer?.prompt().then(() => delete dataset.mayInstall);
    if (!target.closest("[data-install-close]")) return;
    localStorage.setItem(CLOSED, "1");
    delete dataset.mayInstall;
  });
}
