const CHANNEL = "closeout-items";

/** Told in this page and in every other page and worker of this phone: what is kept has changed. */
const here = new EventTarget();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : null;
channel?.addEventListener("message", () => here.dispatchEvent(new Event("change")));

export function tellOthers(): void {
  here.dispatchEvent(new Event("change"));
  channel?.postMessage("change");
}

export function onNews(listener: () => void): void {
  here.addEventListener("change", listener);
}
