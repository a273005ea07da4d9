import type { Delivery, Order } from "./messages.ts";
import type { PhotoProblem, PreparedPhoto } from "./prepare.ts";

type Outcome = PreparedPhoto | PhotoProblem;
/** `silent` did not answer in time; `broken` could not start, or cannot draw. */
type Failed = "silent" | "broken";

const WORKER = "/phone/photo-worker.js";
const TRIES = 2;
const UNREADABLE: PhotoProblem = { ok: false, code: "unreadable", likeness: null, sendable: false };

/**
 * Prepares photos away from the page, one at a time and in the order in which they came: two at once need twice the
 * memory and are no faster on a phone.
 */
export class Preparer {
  #worker: Worker | undefined;
  #number = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  readonly #patienceMs: number;

  /** @param patienceMs how long a photo may take before its worker counts as dead, in milliseconds */
  constructor(patienceMs = 60_000) {
    this.#patienceMs = patienceMs;
  }

  /** Never rejects for what is in the file. After `close`, the answer is "unreadable". */
  prepare(file: Blob): Promise<Outcome> {
    const result = this.#last.then(() => this.#prepareNow(file));
    this.#last = result.catch(() => {});
    return result;
  }

  /** Ends the worker. The photo under way, and those that wait, are answered with "unreadable". */
  close(): void {
    this.#closed = true;
    this.#abandon("silent");
    this.#endWorker();
  }

  async #prepareNow(file: Blob): Promise<Outcome> {
    if (!canWorkAside()) return onThePage(file);
    let failed: Failed = "silent";
    for (let tried = 0; tried < TRIES && !this.#closed; tried++) {
      const answer = await this.#ask(file);
      if (typeof answer !== "string") return answer;
      failed = answer;
      this.#endWorker();
    }
    // What silenced two workers would freeze the page.
    return failed === "broken" && !this.#closed ? onThePage(file) : UNREADABLE;
  }

  #abandon: (why: Failed) => void = () => {};

  #ask(file: Blob): Promise<Outcome | Failed> {
    const order: Order = { number: ++this.#number, file };
    return new Promise<Outcome | Failed>((resolve) => {
      const worker = (this.#worker ??= new Worker(WORKER));
      const patience = setTimeout(resolve, this.#patienceMs, "silent");
      this.#abandon = (why) => {
        clearTimeout(patience);
        resolve(why);
      };
      worker.onmessage = ({ data }: MessageEvent<Delivery>) => {
        if (data.number !== order.number) return;
        clearTimeout(patience);
        resolve(data.result ?? "broken");
      };
      worker.onerror = () => this.#abandon("broken");
      worker.postMessage(order);
    });
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function canWorkAside(): boolean {
  return typeof Worker !== "undefined" && typeof OffscreenCanvas !== "undefined";
}

async function onThePage(file: Blob): Promise<Outcome> {
  const { preparePhoto } = await import("./prepare.ts");
  return preparePhoto(file);
}
