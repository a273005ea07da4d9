import { permission } from "../page/distance.ts";
import type { PhotoFacts } from "../store/stored-item.ts";

/** How long a photo waits for the phone to find out where it is. */
export const LOCATING_MS = 3_000;
const STILL_GOOD = 60_000;

let allowed = false;

/** Whether the phone may be asked where it is without a question to the person. */
export function mayLocate(): boolean {
  return allowed;
}

/** Where the phone is, or null. */
export function positionNow(timeout = LOCATING_MS): Promise<PhotoFacts["position"]> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
      () => resolve(null),
      { timeout, maximumAge: STILL_GOOD },
    );
  });
}

/** The button that asks for the position: a page never does it by itself. */
export async function offerPosition(): Promise<void> {
  const state = await permission();
  allowed = state === "granted";
  if (state !== "prompt") return;
  const { dataset } = document.documentElement;
  dataset.mayPlace = "ask";
  document.addEventListener("click", async ({ target }) => {
    if (!(target instanceof Element) || !target.closest("[data-position]")) return;
    allowed = (await positionNow(30_000)) !== null;
    delete dataset.mayPlace;
  });
}
