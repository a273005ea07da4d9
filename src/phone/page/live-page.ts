import type { CrewMessages } from "../../messages/crew/messages.ts";
import { localeFor } from "../../messages/language.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { askToKeep } from "../outbox/room.ts";
import { forgetPages } from "../store/forget-pages.ts";
import { officeNow, setClock } from "../store/office-clock.ts";
import { keepSnapshot, keptSnapshot } from "../store/snapshots.ts";
import { askOffice } from "./ask-office.ts";
import { loadMessages } from "./messages.ts";
import type { Around, PageKind, Told } from "./page-kind.ts";
import { Painter, type Picture } from "./painter.ts";
import { previewsOf } from "./previews.ts";

const WAIT_MS = 200;
/** What a page says of times, such as "today", may be wrong after this long. */
const JUST_MADE_MS = 60_000;

/**
 * A page that shows what the office last told with what this phone holds laid over it, by the views that the server has too.
 */
export class LivePage<Snapshot extends Told> {
  #messages: CrewMessages | null = null;
  #mayForget: boolean | null = null;
  #refusal: JobProps["refusal"];
  /** What came in the page itself. */
  readonly #served: Snapshot;
  #refreshing = 0;
  #sent: readonly string[] = [];
  readonly #painter = new Painter(() => this.#picture());

  readonly kind: PageKind<Snapshot>;
  snapshot: Snapshot;
  readonly outbox: Outbox;

  constructor(kind: PageKind<Snapshot>, snapshot: Snapshot, outbox: Outbox) {
    this.kind = kind;
    this.snapshot = snapshot;
    this.#served = snapshot;
    this.outbox = outbox;
    outbox.addEventListener("change", () => {
      this.show();
      if (this.#isBehind()) this.refresh();
    });
  }

  /** Says why a press changes nothing, where it was pressed; null takes it back. */
  refuse(refusal: JobProps["refusal"] | null): void {
    this.#refusal = refusal ?? undefined;
    this.show();
  }

  /** The member's words. */
  get t(): CrewMessages {
    if (!this.#messages) throw new Error("the words are loaded before the page is opened");
    return this.#messages;
  }

  async open(): Promise<void> {
    this.#messages = await loadMessages(this.language);
    const kept = await keptSnapshot<Snapshot>(this.snapshot.member, this.kind.name);
    // A page out of the cache may be older than what was told since.
    if (kept && kept.now > this.snapshot.now) this.snapshot = kept;
    this.show();
    this.refresh();
  }

  get language() {
    return this.snapshot.member.language;
  }

  /** Asks the office how things are now; once for several calls in a row. */
  refresh(): void {
    clearTimeout(this.#refreshing);
    this.#refreshing = window.setTimeout(() => this.#ask(), WAIT_MS);
  }

  /** Brings the screen in step; what changes before the page is opened is shown when it is. */
  show(): void {
    if (this.#messages) this.#painter.paint();
  }

  async askToKeep(): Promise<void> {
    this.#mayForget ??= await askToKeep();
    this.show();
  }

  async #ask(): Promise<void> {
    const answer = await askOffice<Snapshot>(this.kind.address);
    if (answer.kind === "gone") await this.kind.gone?.(this.outbox);
    if (answer.kind !== "told") return;
    const { snapshot } = answer;
    if (snapshot.member.id !== this.outbox.member.id) return this.#makeWay();
    if (snapshot.now < this.snapshot.now) return;
    this.snapshot = snapshot;
    this.#messages = await loadMessages(this.language);
    // A phone without room shows what it was told all the same, and sends.
    await this.#keep(snapshot).catch((error) =>
      console.warn("What the office told could not be kept.", error),
    );
    this.outbox.heardFromOffice();
    this.show();
  }

  /** Somebody else has signed in, and this page is from before: what they did on it would go under the wrong name. */
  async #makeWay(): Promise<void> {
    await forgetPages();
    location.reload();
  }

  /** First what the office told, then what it has in it goes: on a phone that dies in between nothing seems to be gone. */
  async #keep(snapshot: Snapshot): Promise<void> {
    try {
      await setClock(snapshot.now);
      await keepSnapshot(snapshot.member, this.kind.name, snapshot);
    } finally {
      await this.kind.told?.(snapshot);
    }
  }

  /** The office has something of this phone that it has not told yet; the socket, which would say so, may be down. */
  #isBehind(): boolean {
    return this.outbox.items.some(({ state, jobId, version }) => {
      const told = this.kind.versionOf(this.snapshot, jobId);
      return state === "sent" && version !== null && told !== null && told < version;
    });
  }

  /** Another page of this phone let go of what was sent: it was told more than this one, and kept it. */
  async #catchUp(): Promise<void> {
    const { items } = this.outbox;
    const gone = this.#sent.some((clientId) => !this.outbox.find(clientId));
    this.#sent = items.filter(({ state }) => state === "sent").map(({ clientId }) => clientId);
    if (!gone) return;
    const kept = await keptSnapshot<Snapshot>(this.snapshot.member, this.kind.name);
    if (kept && kept.now > this.snapshot.now) this.snapshot = kept;
  }

  async #picture(): Promise<Picture> {
    await this.#catchUp();
    const around = await this.around();
    const markup = this.kind.render(this.snapshot, around);
    return { markup, language: this.language, asServed: this.#isAsServed(around) };
  }

  /** Whether the page's own data, just made, is all there is to show: then it stands there already. */
  #isAsServed({ pending, phone, refusal, clock }: Around): boolean {
    const fresh = this.snapshot === this.#served && clock.now - this.snapshot.now < JUST_MADE_MS;
    return fresh && pending.length === 0 && !phone.signedOut && !refusal;
  }

  /** All that a view needs beside the page's own data, as it is now. */
  async around(): Promise<Around> {
    const { snapshot, outbox } = this;
    const { timeZone, locale } = this.kind.place(snapshot);
    const { member } = snapshot;
    const own = outbox.items.filter((item) => item.memberId === member.id);
    const previews = await previewsOf(own);
    const pending = own.map(({ clientId, jobId, deed, at, state, problem }) => {
      const preview = previews.get(clientId);
      return { clientId, jobId, deed, at, state, problem, preview };
    });
    return {
      clock: { timeZone, locale: localeFor(member.language, locale), now: officeNow() },
      t: this.t,
      pending,
      refusal: this.#refusal,
      phone: {
        unsent: outbox.unsent().length,
        stuck: pending.filter(({ state }) => state === "attention"),
        signedOut: outbox.signedOut,
        online: outbox.online,
        mayForget: this.#mayForget,
      },
    };
  }
}
