import type { Delivery, Order } from "./messages.ts";
import type { PhotoProblem, PreparedPhoto } from "./prepare.ts";

/** `silent` did not answer in time, or was ended; `broken` could not start, or cannot draw. */
export type Failed = "silent" | "broken";
export type Answer = PreparedPhoto | PhotoProblem | Failed;

const SCRIPT = "/phone/photo-worker.js";

/** Where one photo at a time is handed to a worker. A worker that failed is ended; the next photo gets a new one. */
export class WorkerDesk {
  #worker: Worker | undefined;
  #number = 0;
  #give: (answer: Answer) => void = () => {};
  readonly #patienceMs: number;

  /** @param patienceMs how long a photo may take before its worker counts as dead, in milliseconds */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** What the worker made of this file. Nothing tells a page that its worker was killed: it is silent. */
  async ask(file: Blob): Promise<Answer> {
    const order: Order = { number: ++this.#number, file };
    let patience: ReturnType<typeof setTimeout> | undefined;
    const answer = await new Promise<Answer>((resolve) => {
      this.#give = resolve;
      patience = setTimeout(resolve, this.#patienceMs, "silent");
      this.#send(order);
    });
    clearTimeout(patience);
    if (typeof answer === "string") this.#discard();
    return answer;
  }

  /** Ends the worker; the photo that it has is answered with "silent". */
  end(): void {
    this.#discard();
    this.#give("silent");
  }

  #send(order: Order): void {
    try {
      this.#worker ??= new Worker(SCRIPT, { type: "module" });
      this.#worker.onerror = () => this.#give("broken");
      this.#worker.onmessage = ({ data }: MessageEvent<Delivery>) => {
        if (data.number === order.number) this.#give(data.result ?? "broken");
      };
      this.#worker.postMessage(order);
    } catch {
      this.#give("broken");
    }
  }

  #discard(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
