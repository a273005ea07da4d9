/** Where the browser has it, it wakes the service worker when there is signal again, even if the page is closed. */
export const SYNC_TAG = "closeout-outbox";

type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

export async function askBackgroundSync(needed: boolean): Promise<void> {
  if (!needed || !("serviceWorker" in navigator)) return;
  try {
    const registration: WithSync | undefined = await navigator.serviceWorker.getRegistration("/crew");
    await registration?.sync?.register(SYNC_TAG);
  } catch {
    // Refused by the person or the browser: then the open page sends, and the next one that is opened.
  }
}
