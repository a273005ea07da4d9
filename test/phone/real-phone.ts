import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  chromium,
  type Page,
} from "playwright-core";
import { PHONE } from "../browser/support/browser.ts";
import { findBrowser } from "../run/browser.ts";
import { until } from "../support/until.ts";
import { browserProcesses } from "./processes.ts";

/** Nothing that a browser does on its own account, as for the other browsers of the tests. */
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
const PATIENCE_MS = 15_000;
const DEATH_MS = 10_000;

/** A new phone, switched on. */
export async function openPhone(options: BrowserContextOptions = {}): Promise<RealPhone> {
  const phone = new RealPhone(await mkdtemp(join(tmpdir(), "closeout-phone-")), options);
  try {
    await phone.start();
    return phone;
  } catch (error) {
    await phone.remove();
    throw error;
  }
}

/** A phone that can die: a Chromium with a profile folder of its own, which outlives it. */
export class RealPhone {
  readonly profile: string;
  private readonly options: BrowserContextOptions;
  private alive: BrowserContext | undefined;
  private cookies: Cookie[] = [];

  constructor(profile: string, options: BrowserContextOptions) {
    this.profile = profile;
    this.options = options;
  }

  /** The page in front. */
  page(): Page {
    const page = this.context().pages().at(-1);
    if (!page) throw new Error("The phone has no page open");
    return page;
  }

  context(): BrowserContext {
    if (!this.alive) throw new Error("The phone is off");
    return this.alive;
  }

  /** Switches it on, with one empty page: IndexedDB, caches and service workers are as they were. */
  async start(): Promise<Page> {
    if (this.alive) throw new Error("The phone is on already");
    const executablePath = findBrowser();
    if (!executablePath) throw new Error("No Chromium was found. Name one: CHROMIUM=/path");
    const context = await chromium.launchPersistentContext(this.profile, {
      ...{ executablePath, args: QUIET, locale: "en-US", timezoneId: "America/New_York" },
      ...PHONE,
      ...this.options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    context.once("close", () => {
      this.alive = undefined;
    });
    this.alive = context;
    if (this.cookies.length > 0) await context.addCookies(this.cookies);
    return context.pages()[0] ?? context.newPage();
  }

  /**
   * Remembers the cookies of now, and puts them back at each start. For after signing in: Chromium writes cookies to
   * its disk up to half a minute late, so a killed one may have lost them. A real phone has long written its own.
   */
  async keepCookies(): Promise<void> {
    this.cookies = await this.context().cookies();
  }

  /** The browser's processes end at once, in the middle of whatever they do. */
  async kill(): Promise<void> {
    const context = this.context();
    const closed = context.waitForEvent("close", { timeout: DEATH_MS });
    for (const pid of await browserProcesses(this.profile)) end(pid);
    await closed;
    await this.gone();
  }

  /** Throws the phone away, whether it is on or not. */
  async remove(): Promise<void> {
    await this.alive?.close();
    for (const pid of await browserProcesses(this.profile)) end(pid);
    await this.gone();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private async gone(): Promise<void> {
    const nothingRuns = async () => (await browserProcesses(this.profile)).length === 0;
    await until(nothingRuns, DEATH_MS, "the phone's browser is gone");
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}
