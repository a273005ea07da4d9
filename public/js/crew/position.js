const PATIENCE = 5_000;
const STILL_GOOD = 60_000;

/** Where the phone is, if it may be asked without a question to the person; else null. */
export async function positionNow() {
  return (await permission()) === "granted" ? await ask() : null;
}

/** The button that asks for the position: a page never does it by itself. */
export async function offerPosition() {
  if ((await permission()) !== "prompt") return;
  const offer = document.querySelector("[data-position]");
  if (offer) offer.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-position]") : null;
    if (!button) return;
    button.disabled = true;
    button.textContent = (await ask()) ? "Photos carry your position" : "Photos go without a position";
  });
}

function ask() {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
      () => resolve(null),
      { timeout: PATIENCE, maximumAge: STILL_GOOD },
    );
  });
}

async function permission() {
  if (!("geolocation" in navigator)) return "denied";
  try {
    return (await navigator.permissions.query({ name: "geolocation" })).state;
  } catch {
    return "prompt";
  }
}
