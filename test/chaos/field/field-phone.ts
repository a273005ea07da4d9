import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { type Mast, startMast } from "../../phone/mast.ts";
import { openPhone, type RealPhone } from "../../phone/real-phone.ts";
import { Diary } from "./diary.ts";
import type { FieldOffice } from "./office.ts";
import { type Kept, readStore, TELL, watchStore } from "./store.ts";
import { within } from "./within.ts";

const SHORT_MS = 4_000;
const INSTALL_TRIES = 3;

/** A crew member's phone behind a mast of its own, with a diary of what it was given and what was done to it. */
export class FieldPhone {
  readonly diary = new Diary();
  readonly memberId: string;
  readonly mast: Mast;
  signedIn = false;
  on = true;
  /** Ends the flapping of its mast, if it flaps. */
  calm = () => {};
  private readonly office: FieldOffice;
  private readonly phone: RealPhone;

  constructor(office: FieldOffice, memberId: string, mast: Mast, phone: RealPhone) {
    this.office = office;
    this.memberId = memberId;
    this.mast = mast;
    this.phone = phone;
  }

  /** The page in front; after a start there is an empty one. */
  page(): Page {
    return this.phone.page();
  }

  pages(): Page[] {
    return this.phone.context().pages();
  }

  async watch(): Promise<void> {
    const context = this.phone.context();
    context.setDefaultTimeout(SHORT_MS);
    await context.exposeBinding(TELL, (_source, kept: Kept) => this.diary.sawKept(kept));
    await context.addInitScript(watchStore, TELL);
    // "Discard for good?" is never pressed; any other question is answered with yes.
    context.on("dialog", (dialog) => void dialog.accept().catch(() => {}));
  }

  async signIn(): Promise<void> {
    const value = await this.office.startSession(this.memberId);
    const cookie = { name: "__Host-session", value, domain: "localhost", path: "/" };
    const attributes = { httpOnly: true, secure: true, sameSite: "Lax", expires: 4_000_000_000 } as const;
    await this.phone.context().addCookies([{ ...cookie, ...attributes }]);
    await this.phone.keepCookies();
    this.signedIn = true;
  }

  async signOut(): Promise<void> {
    await this.office.endSessions(this.memberId);
    this.signedIn = false;
  }

  /** Opens a page of the app in front. False where the browser has nothing to show. */
  async goTo(path: string): Promise<boolean> {
    this.diary.note(`go to ${path}`);
    const opened = this.page().goto(`${this.mast.url}${path}`, { waitUntil: "domcontentloaded" });
    return opened.then(() => true).catch(() => false);
  }

  async newTab(path: string): Promise<boolean> {
    await this.phone.context().newPage();
    return this.goTo(path);
  }

  async airplane(offline: boolean): Promise<void> {
    const switched = this.phone.context().setOffline(offline);
    await within("switching the network", switched).catch(async () => {
      // A browser whose service worker ended in this moment may never say so: it is started anew.
      this.diary.count("browser hung and killed");
      await this.kill();
      await this.start();
    });
  }

  async kill(): Promise<void> {
    this.on = false;
    await this.phone.kill();
  }

  async start(): Promise<void> {
    await this.phone.start();
    await this.watch();
    this.on = true;
  }

  async stopServiceWorkers(): Promise<void> {
    const stop = async () => {
      const devtools = await this.phone.context().newCDPSession(this.page());
      await devtools.send("ServiceWorker.enable");
      await devtools.send("ServiceWorker.stopAllWorkers");
      await devtools.detach();
    };
    await within("stopping the service workers", stop());
  }

  /** Looks what the store holds and writes it into the diary. Null where there is no page to look from. */
  async look() {
    for (let tries = 0; tries < 3; tries++) {
      if (!this.page().url().startsWith(this.mast.url)) return null;
      const held = await within("reading the store", readStore(this.page())).catch(() => null);
      if (held) {
        this.diary.sawHeld(held.items);
        return held;
      }
      await sleep(50);
    }
    return null;
  }

  async remove(): Promise<void> {
    await Promise.allSettled([this.phone.remove(), this.mast.close()]);
  }
}

/** A new phone of this member, signed in, with its first page open so that the app is installed. */
export async function handOut(office: FieldOffice, memberId: string): Promise<FieldPhone> {
  const mast = await startMast(office.url);
  const phone = new FieldPhone(office, memberId, mast, await openPhone());
  await phone.watch();
  await phone.signIn();
  for (let tries = 1; ; tries++) {
    if (!(await phone.goTo("/crew"))) throw new Error("The day's list could not be opened.");
    try {
      await within(
        "installing",
        phone.page().evaluate(() => navigator.serviceWorker.ready.then(() => {})),
      );
      return phone;
    } catch (error) {
      // As on a real phone: what could not be installed on one visit is on the next.
      phone.diary.count("installed on a later visit");
      if (tries === INSTALL_TRIES) throw error;
    }
  }
}
