import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { sha256 } from "../photos/sha256.ts";
import { officeNow } from "../store/office-clock.ts";
import { forgetDraft } from "./drafts.ts";
import { jobIdOf } from "./forms.ts";
import { keptOrSaid } from "./kept-or-said.ts";
import type { Pad } from "./pad.ts";
import { say } from "./say.ts";

/** A service worker that is not there by then is not waited for. */
const WITHOUT_MS = 20_000;

/** The pad's dialog: opened by what carries `data-sign`. What is signed goes to the outbox as a PNG. */
export function takeSignatures(outbox: Outbox, t: () => CrewMessages): void {
  // Fetched ahead: where the customer signs, there may be no signal.
  void whenKept().then(padLibrary);
  let pad: Pad | null = null;

  document.addEventListener("click", async ({ target }) => {
    const dialog = document.querySelector<HTMLDialogElement>("dialog#sign");
    if (!dialog || !(target instanceof Element)) return;
    if (target.closest("[data-sign]")) {
      dialog.showModal();
      pad = await padIn(dialog, pad);
      if (!pad) say(dialog, t().script.padMissing);
      pad?.fit();
    }
    if (!dialog.contains(target)) return;
    if (target.closest("[data-close]")) dialog.close();
    if (target.closest("[data-clear]")) empty(dialog, pad);
    if (target.closest("[data-type-name]")) writeTypedName(dialog, pad, t());
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const dialog = form.closest<HTMLDialogElement>("dialog#sign");
    if (!dialog) return;
    event.preventDefault();
    if (!pad || pad.isEmpty()) {
      say(dialog, t().script.signFirst);
      return;
    }
    const { method } = pad;
    const file = await pad.picture();
    const fields = new FormData(form);
    const name = String(fields.get("name") ?? "").trim();
    const role = String(fields.get("role") ?? "").trim();
    const photo = { sha256: await sha256(file), takenAt: officeNow(), position: null };
    const deed = { type: "signature" as const, name, role, method };
    const kept = await keptOrSaid(
      dialog,
      () => t().problems.no_room,
      () => outbox.keep({ jobId: jobIdOf(form), deed, state: "waiting", photo }, { file }),
    );
    if (!kept) return;
    forgetDraft(form);
    form.reset();
    empty(dialog, pad);
    dialog.close();
  });
}

async function padIn(dialog: HTMLDialogElement, known: Pad | null): Promise<Pad | null> {
  const canvas = dialog.querySelector("canvas");
  if (!canvas || known?.canvas === canvas) return known;
  const library = await padLibrary();
  if (!library) return null;
  return new library.Pad(canvas, () => {
    dialog.classList.add("signed");
    say(dialog, "");
  });
}

/** Once the service worker has everything, so that nothing is fetched twice; where there is none, at once. */
async function whenKept(): Promise<void> {
  if (!("serviceWorker" in navigator) || navigator.serviceWorker.controller) return;
  const { serviceWorker } = navigator;
  await new Promise<void>((resolve) => {
    serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
    setTimeout(resolve, WITHOUT_MS);
  });
}

/** Null where it is not on this phone and cannot be fetched; asked again it is tried again. */
async function padLibrary(): Promise<typeof import("./pad.ts") | null> {
  return import("./pad.ts").catch(() => null);
}

function writeTypedName(dialog: HTMLDialogElement, pad: Pad | null, t: CrewMessages): void {
  const field = dialog.querySelector<HTMLInputElement>("[name=name]");
  const name = field?.value.trim() ?? "";
  if (name === "") {
    field?.focus();
    say(dialog, t.script.writeNameFirst);
    return;
  }
  pad?.write(name);
  say(dialog, "");
  dialog.classList.add("signed");
}

function empty(dialog: HTMLDialogElement, pad: Pad | null): void {
  pad?.clear();
  say(dialog, "");
  dialog.classList.remove("signed");
}
