type Place = { latitude: number; longitude: number };

let here: Place | undefined;

/** Where the phone was when it was last asked, if it may be asked. */
export function placeNow(): Place | undefined {
  return here;
}

/** Finds out where the phone is, without a question where that is allowed already; else the button asks. */
export async function watchDistance(changed: () => void): Promise<void> {
  const allowed = await permission();
  if (allowed === "granted") void locate(changed);
  if (allowed !== "prompt") return;
  document.documentElement.dataset.mayLocate = "ask";
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("[data-distance]")) return;
    delete document.documentElement.dataset.mayLocate;
    void locate(changed);
  });
}

async function locate(changed: () => void): Promise<void> {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      here = { latitude: coords.latitude, longitude: coords.longitude };
      changed();
    },
    () => {},
    { timeout: 10_000, maximumAge: 5 * 60_000 },
  );
}

/** `prompt` where the browser does not say: then a press asks. */
export async function permission(): Promise<PermissionState> {
  if (!("geolocation" in navigator)) return "denied";
  try {
    return (await navigator.permissions.query({ name: "geolocation" })).state;
  } catch {
    return "prompt";
  }
}
