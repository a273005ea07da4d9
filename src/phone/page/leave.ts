import type { Outbox } from "../outbox/outbox.ts";
import { forgetPages } from "../store/forget-pages.ts";

/** Asked before somebody signs out with things unsent. They stay; what the next person must not see goes. */
export function askBeforeLeaving(outbox: Outbox): void {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-sign-out]")) return;
    event.preventDefault();
    const dialog = document.querySelector<HTMLDialogElement>("dialog#leave");
    // While it is open nothing but its own button gets here; Escape and a press beside it are a no.
    if (outbox.unsent().length > 0 && dialog && !dialog.open) {
      dialog.showModal();
      return;
    }
    await forgetPages();
    form.submit();
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-leave-stay]")) {
      document.querySelector<HTMLDialogElement>("dialog#leave")?.close();
    }
    if (target.closest("[data-leave-go]")) {
      document.querySelector<HTMLFormElement>("form[data-sign-out]")?.requestSubmit();
    }
  });
}
