import type { Delivery, Order } from "./photos/messages.ts";
import { preparePhoto } from "./photos/prepare.ts";

/** A worker's `self`. The compiler's description of workers cannot stand beside the one of pages. */
declare const self: {
  onmessage: (event: MessageEvent<Order>) => void;
  postMessage(message: Delivery): void;
};

self.onmessage = async ({ data: { number, file } }) => {
  const result = await preparePhoto(file).catch(() => null);
  self.postMessage({ number, result });
};
