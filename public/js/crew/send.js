const GIVE_UP_AFTER = 120_000;

/**
 * Sends one photo. `sent`: it is there. `later`: the way or the other end failed, so the same again will do. `refused`: a
 * person must look. The same client id again stores nothing twice.
 * @param {import("./outbox.js").Photo} photo
 * @returns {Promise<{ kind: "sent" } | { kind: "later" | "refused", detail: string }>}
 */
export async function send(photo) {
  if (!navigator.onLine) return { kind: "later", detail: "No signal" };
  try {
    const response = await fetch(photo.address, {
      method: "POST",
      body: formOf(photo),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(GIVE_UP_AFTER),
    });
    return await read(response);
  } catch {
    return { kind: "later", detail: "No signal" };
  }
}

/** @param {Response} response */
export async function read(response) {
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return { kind: "sent" };
  const detail = answer?.detail ?? "It did not arrive.";
  const again = response.status >= 500 || response.status === 408 || response.status === 429 || response.ok;
  return { kind: again ? "later" : "refused", detail };
}

function formOf({ file, label, clientId, takenAt, position }) {
  const form = new FormData();
  form.set("label", label);
  form.set("clientId", clientId);
  form.set("takenAt", String(takenAt));
  if (position) {
    form.set("latitude", String(position.latitude));
    form.set("longitude", String(position.longitude));
  }
  form.set("file", file, `${clientId}.${file.type === "image/jpeg" ? "jpg" : "bin"}`);
  return form;
}
