import { drain } from "./outbox/drain.ts";
import { SYNC_TAG } from "./outbox/sync.ts";
import { CLAIM } from "./service-worker/claim.ts";
import { answerPage, isCrewPage } from "./service-worker/pages.ts";
import { answerPicture, isPicture } from "./service-worker/pictures.ts";
import { answerShellFile, isShellFile, keepShell, removeOldCaches } from "./service-worker/shell.ts";
import type { ServiceWorkerScope } from "./service-worker/types.ts";

// TypeScript's libraries for pages and for workers exclude each other; this file is a worker's.
declare const self: ServiceWorkerScope;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === CLAIM) event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (isCrewPage(url)) event.respondWith(answerPage(request));
  } else if (isShellFile(url)) event.respondWith(answerShellFile(request));
  else if (isPicture(url)) event.respondWith(answerPicture(request));
});

// There is signal again, and perhaps no page is open: what waits is sent from here.
self.addEventListener("sync", (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendWaiting());
});

/** @throws Error while something waits, which has the browser ring again later */
async function sendWaiting(): Promise<void> {
  const { kind } = await drain();
  if (kind === "no_signal" || kind === "wait") throw new Error("not everything could be sent");
}
