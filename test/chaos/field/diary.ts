import type { PhotoLabel } from "../../../src/worker/jobs/vocabulary.ts";
import type { Held, Kept } from "./store.ts";

export type Offered = { jobId: string; label: PhotoLabel };

/** What one phone was given, what it was seen to keep, and what was done to it. */
export class Diary {
  /** Photos that were handed to the page, by their number. */
  readonly photos = new Map<number, Offered>();
  /** Notes that were sent off, by their words. */
  readonly notes = new Map<string, string>();
  /** Everything that was seen in the phone's store, as it was seen last, by the phone's name for it. */
  readonly held = new Map<string, Held>();
  /** What the store took while it was watched: the photo's number, or null for anything else. */
  readonly kept = new Map<string, number | null>();
  /** How often something was done to the phone, in words. */
  readonly counts = new Map<string, number>();
  readonly problems: string[] = [];
  /** What happened when, by the machine's clock: for whoever looks for the reason of a failure. */
  readonly log: string[] = [];

  note(what: string): void {
    this.log.push(`${new Date().toISOString().slice(11, 23)} ${what}`);
  }

  count(what: string, times = 1): void {
    this.note(what);
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  sawKept({ clientId, fileName }: Kept): void {
    const number = /^photo-(\d+)/.exec(fileName ?? "")?.[1];
    this.note(`kept ${clientId} ${fileName ?? ""}`);
    this.kept.set(clientId, number === undefined ? null : Number(number));
  }

  sawHeld(items: Held[]): void {
    for (const item of items) {
      const before = this.held.get(item.clientId);
      if (item.state === "attention" && before?.state !== "attention") {
        const { code, detail } = item.problem ?? { code: "?", detail: "" };
        this.problems.push(`${item.clientId} (${item.deed.type}) needs a person: ${code} ${detail}`);
      }
      // The checksum is known once the photo is prepared, and never changes after that.
      if (before?.sha256 && before.sha256 !== item.sha256) {
        this.problems.push(`${item.clientId}: its checksum became another one`);
      }
      if (before?.state !== item.state) this.note(`seen ${JSON.stringify(item)}`);
      this.held.set(item.clientId, item);
    }
  }

  /** Whether the store is known to have this photo. */
  hasPhoto(number: number): boolean {
    return [...this.kept.values()].includes(number);
  }
}
