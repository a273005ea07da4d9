import { morph } from "./morph.ts";

/** A page's body as it should stand there. */
export type Picture = {
  markup: string;
  language: string;
  /** Whether the office's own page shows all of this already, but for its top bar. */
  asServed: boolean;
};

const HEADER = "body > header";
const MAIN = "body > main";
/** At least as long as this, and as making it took, lies between two pictures of a page. */
const REST_MS = 100;

/**
 * Brings the screen in step with what is known. Twenty photos tell of a hundred changes: calls in a row are one picture, and
 * between two of them the page has time for a finger.
 */
export class Painter {
  readonly #make: () => Promise<Picture>;
  /** The markup that stands on the page. */
  #shown = "";
  #painting: Promise<void> = Promise.resolve();
  /** Whether the next picture is still to come, and not before when, by `performance.now()`. */
  #due = false;
  #restUntil = 0;

  /** @param make called for each picture, when it is its turn */
  constructor(make: () => Promise<Picture>) {
    this.#make = make;
  }

  paint(): void {
    if (this.#due) return;
    this.#due = true;
    this.#painting = this.#painting.then(() => this.#next()).catch((error) => console.error(error));
  }

  async #next(): Promise<void> {
    const rest = this.#restUntil - performance.now();
    if (rest > 0) await betweenTasks(rest);
    this.#due = false;
    const began = performance.now();
    await this.#paint(await this.#make());
    const ended = performance.now();
    this.#restUntil = ended + Math.max(REST_MS, ended - began);
  }

  async #paint({ markup, language, asServed }: Picture): Promise<void> {
    // Most of what the outbox tells changes nothing that is seen here.
    if (markup === this.#shown) return;
    const places = this.#shown === "" && asServed ? [HEADER] : [HEADER, MAIN];
    this.#shown = markup;
    await betweenTasks();
    const made = new DOMParser().parseFromString(markup, "text/html");
    if (document.body.dataset.shell !== undefined) {
      fillShell(made, language);
      return;
    }
    await betweenTasks();
    for (const place of places) {
      const [old, next] = [document.querySelector(place), made.querySelector(place)];
      if (old && next && !old.isEqualNode(next)) morph(old, next);
    }
  }
}

/** A page that was opened without signal and never before has nothing in it yet: everything comes from the phone. */
function fillShell(made: Document, language: string): void {
  document.documentElement.lang = language;
  document.body.replaceChildren(...made.body.childNodes);
  delete document.body.dataset.shell;
}

/** Lets the browser see to fingers and frames, for so many milliseconds at least. */
function betweenTasks(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
