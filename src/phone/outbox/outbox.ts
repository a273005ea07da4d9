import type { CrewMember } from "../../worker/crew/crew-job.ts";
import { fact, noteFact } from "../store/facts.ts";
import { forgetPages } from "../store/forget-pages.ts";
import { allItems, changeItem, dropItems, keepItem } from "../store/items.ts";
import { onNews } from "../store/news.ts";
import { officeNow, readClock } from "../store/office-clock.ts";
import type { Files, NewItem, PhotoFacts, StoredItem } from "../store/stored-item.ts";
import { type Drained, drain } from "./drain.ts";
import { pauseAfter } from "./next-item.ts";
import { preparePhotos } from "./prepare-photos.ts";
import { askBackgroundSync } from "./sync.ts";

const LOOK_AGAIN_MS = 10_000;

/** What a new item is made of; the rest is the outbox's to say. */
export type Done = Pick<NewItem, "jobId" | "deed" | "state"> &
  Partial<Pick<NewItem, "photo" | "at" | "notBefore">>;

/**
 * Everything that was done on this phone and is not at the office yet. It is on the disk before anything else happens to
 * it; from there photos are prepared and everything is sent in order, again and again until the office has it. Tells
 * `change` on every step.
 */
export class Outbox extends EventTarget {
  items: StoredItem[] = [];
  #drained: Drained = { kind: "empty" };
  #silence = 0;
  #timer = 0;

  readonly member: CrewMember;

  constructor(member: CrewMember) {
    super();
    this.member = member;
    onNews(() => this.#read());
    window.addEventListener("online", () => this.kick());
    window.addEventListener("offline", () => this.#tell());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.kick();
    });
  }

  async open(): Promise<void> {
    const { id, organisationId } = this.member;
    // Whoever had the phone before may not have signed out. Null too: the phone may have died while it forgot.
    if ((await fact("member"))?.id !== id) await forgetPages().catch(warnOfPages);
    await noteFact("member", { id, organisationId });
    await readClock();
    this.items = await allItems();
    this.kick();
  }

  /** Keeps what was done. When this resolves it is on the disk; a phone without room throws. */
  async keep({ at = officeNow(), ...done }: Done, files: Files = {}): Promise<string> {
    const clientId = crypto.randomUUID();
    const { id: memberId, organisationId } = this.member;
    await keepItem({ ...done, at, clientId, memberId, organisationId }, files);
    await this.#read();
    this.kick();
    return clientId;
  }

  /** Notes where a photo was taken, and lets it go; null where the phone did not find out. */
  async place(clientId: string, position: PhotoFacts["position"]): Promise<void> {
    const item = this.find(clientId);
    if (!item) return;
    const placed = ({ photo }: StoredItem) => ({
      notBefore: 0,
      photo: photo && { ...photo, position: photo.position ?? position },
    });
    // A phone without room sends it without its place.
    await changeItem(item.seq, placed).catch(soonAgain);
    this.kick();
  }

  /** Prepares and sends what there is, now. */
  kick(): void {
    clearTimeout(this.#timer);
    void askBackgroundSync(this.unsent().length > 0);
    preparePhotos(() => this.#send()).catch(soonAgain);
    void this.#send();
  }

  /** What this member did and the office does not have. */
  unsent(): StoredItem[] {
    return this.items.filter((item) => item.memberId === this.member.id && item.state !== "sent");
  }

  /** What others did on this phone, waiting for them to sign in. */
  ofOthers(): StoredItem[] {
    return this.items.filter((item) => item.memberId !== this.member.id && item.state !== "sent");
  }

  get signedOut(): boolean {
    return this.#drained.kind === "signed_out";
  }

  get online(): boolean {
    return navigator.onLine && this.#silence < 2;
  }

  find(clientId: string): StoredItem | undefined {
    return this.items.find((item) => item.clientId === clientId);
  }

  /** Sends once more what needed a look; a photo that could not be read is read once more. */
  async retry({ seq, photo, deed }: StoredItem): Promise<void> {
    const unread = deed.type === "photo" && !photo?.sha256;
    const fresh = { state: unread ? ("saved" as const) : ("waiting" as const), tries: 0, notBefore: 0 };
    await changeItem(seq, () => ({ ...fresh, problem: undefined }));
    this.kick();
  }

  async discard(items: readonly StoredItem[]): Promise<void> {
    await dropItems(items);
  }

  /** The office answered something else just now: the way is free. */
  heardFromOffice(): void {
    this.#silence = 0;
    if (this.signedOut) this.#drained = { kind: "empty" };
    void noteFact("signedOut", false).then(() => this.kick());
  }

  async #send(): Promise<void> {
    this.#drained = await drain().catch(soonAgain);
    const { kind } = this.#drained;
    clearTimeout(this.#timer);
    if (kind === "no_signal") this.#silence += 1;
    else if (kind !== "busy") this.#silence = 0;
    // Another tab sends: look again when it should be through, in case it was closed meanwhile.
    const pause =
      this.#drained.kind === "wait"
        ? this.#drained.notBefore - Date.now()
        : kind === "no_signal"
          ? pauseAfter(this.#silence, Math.random())
          : kind === "busy"
            ? 2_000
            : null;
    if (pause !== null) this.#timer = window.setTimeout(() => this.#send(), Math.max(50, pause));
    this.#tell();
  }

  async #read(): Promise<void> {
    this.items = await allItems();
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/** A browser that keeps no pages may refuse to look for them: what is done there is kept and sent all the same. */
function warnOfPages(error: unknown): void {
  console.warn("What somebody else was shown may still be here.", error);
}

/** The phone's store refused: it is full, or was closed by a newer version of the app in another tab. */
function soonAgain(error: unknown): Drained {
  console.warn("Sending stopped.", error);
  return { kind: "wait", notBefore: Date.now() + LOOK_AGAIN_MS };
}
