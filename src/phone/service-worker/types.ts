/** As much of a service worker's scope as is used here (https://w3c.github.io/ServiceWorker/, https://wicg.github.io/background-sync/spec/). */
export type ServiceWorkerScope = {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
};

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };

type Events = {
  install: Extendable;
  activate: Extendable;
  fetch: Extendable & { readonly request: Request; respondWith(answer: Promise<Response>): void };
  message: Extendable & { readonly data: unknown };
  sync: Extendable & { readonly tag: string };
};
