import type { PhotoProblem, PreparedPhoto } from "./prepare.ts";
import { type Answer, WorkerDesk } from "./worker-desk.ts";

type Outcome = PreparedPhoto | PhotoProblem;

const TRIES = 2;
const UNREADABLE: PhotoProblem = { ok: false, code: "unreadable", likeness: null, sendable: false };

/**
 * Prepares photos away from the page, one at a time and in the order in which they came: two at once need twice the
 * memory and are no faster on a phone.
 */
export class Preparer {
  readonly #desk: WorkerDesk;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** @param patienceMs how long one photo may take before its worker is replaced, in milliseconds */
  constructor(patienceMs = 60_000) {
    this.#desk = new WorkerDesk(patienceMs);
  }

  /** A file that is no photo is answered with a problem. Rejects only if this browser cannot draw at all. */
  prepare(file: Blob): Promise<Outcome> {
    const outcome = this.#last.then(() => this.#prepareNow(file));
    this.#last = outcome.catch(() => {});
    return outcome;
  }

  /** Ends the worker. The photo under way, and those that wait, are answered with "unreadable". */
  close(): void {
    this.#closed = true;
    this.#desk.end();
  }

  async #prepareNow(file: Blob): Promise<Outcome> {
    if (this.#closed) return UNREADABLE;
    if (!canWorkAside()) return onThePage(file);
    let answer: Answer = "silent";
    for (let tried = 0; tried < TRIES && !this.#closed; tried++) {
      answer = await this.#desk.ask(file);
      if (typeof answer !== "string") return answer;
    }
    // What silenced two workers would freeze the page.
    return answer === "broken" && !this.#closed ? onThePage(file) : UNREADABLE;
  }
}

function canWorkAside(): boolean {
  return typeof Worker !== "undefined" && typeof OffscreenCanvas !== "undefined";
}

async function onThePage(file: Blob): Promise<Outcome> {
  const { preparePhoto } = await import("./prepare.ts");
  return preparePhoto(file);
}
