import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type Mast, startMast } from "../../phone/mast.ts";
import { numbersIn, type Picture } from "../../phone/pictures.ts";
import type { JobEvent } from "../../support/api-client.ts";
import { PHONE, type Window } from "./browser.ts";
import type { DemoApp } from "./demo-app.ts";
import { signedIn } from "./people.ts";
import { type Stage, useStage } from "./stage.ts";

/** What the app has of a job, as its crew's page is told it. */
type Told = {
  status: string;
  photos: { id: string; clientId: string; label: string; takenAt: number }[];
  notes: string[];
  signatures: string[];
};
export type FullEvent = JobEvent & {
  at: string;
  recordedAt: string;
  actor: { name: string };
  data: { [name: string]: unknown };
};
type Ticket = { title: string; notToExceed?: number; portal?: string | null; crew?: Email[] };
type Opening = BrowserContextOptions & {
  /** Runs in each page before anything else does. */
  before?: () => void;
};
type Email = keyof typeof DEMO_CREW;

export const CREW_2 = "crew2@demo.example";
const DEMO_CREW = { "crew1@demo.example": 1, "crew2@demo.example": 0 } as const;
const FOR_TWO = "Clear lot line, storm debris";
const PATIENCE_MS = 15_000;
/** A lost connection, in Chromium's many words. */
const NO_SIGNAL = [/net::ERR_/, /WebSocket connection to/];

/** The stage, with a bad network between its phones and the app. */
export class Field {
  readonly stage: Stage = useStage();
  #mast: Mast | undefined;

  get mast(): Mast {
    if (!this.#mast) throw new Error("The mast has not been started");
    return this.#mast;
  }

  /** The app as phones reach it. */
  get app(): DemoApp {
    return { ...this.stage.app, url: this.mast.url };
  }

  async start(): Promise<void> {
    this.#mast = await startMast(this.stage.app.url);
  }

  async stop(): Promise<void> {
    await this.#mast?.close();
  }

  /** A phone whose owner has signed in, and that opens its pages without signal from now on. */
  async phone(email: string, { before, ...options }: Opening = {}): Promise<{ page: Page; window: Window }> {
    const window = await this.stage.open({ ...PHONE, ...options });
    window.complaints.expect(...NO_SIGNAL);
    if (before) await window.context.addInitScript(before);
    const page = await signedIn(window, this.app, email);
    await readyWithoutSignal(page);
    return { page, window };
  }

  /** A job on which the crew is on site. The portal's rules ask for one photo before, one after, and nothing else. */
  async job({ title, portal = "Property Meld", crew = ["crew1@demo.example"], notToExceed }: Ticket) {
    const { api } = this.stage.app;
    const slug = title.toLowerCase().replaceAll(/\W+/g, "-");
    const { id } = await api.receive({
      ...{ title, notToExceed, portal, source: "field", ticketNumber: slug.slice(0, 40) },
      customer: { name: "Palm Court", email: `ap@${slug}.example` },
      site: { line1: "14 Shore Road", city: "Tampa", region: "FL" },
      lineItems: [{ description: "Service call", quantity: "1", unitAmount: 8_900 }],
    });
    const pair = await crewOfTwo(this.stage.app);
    await api.move(id, "accepted");
    const assigneeIds = crew.map((email) => pair[DEMO_CREW[email]]);
    await api.must("POST", `/jobs/${id}/transitions`, { json: { to: "scheduled", assigneeIds } });
    await api.move(id, "on_site");
    return id;
  }

  events(id: string): Promise<FullEvent[]> {
    return this.stage.app.api.all(`/jobs/${id}/events`);
  }

  /** Opens the job's page; it is on the phone then. */
  async open(page: Page, id: string): Promise<void> {
    await page.goto(`${this.app.url}/crew/jobs/${id}`);
    await keptOnPhone(page, id);
  }
}

export function useField(): Field {
  const field = new Field();
  beforeAll(() => field.start());
  beforeEach(() => field.mast.clear());
  afterAll(() => field.stop());
  return field;
}

/** Waits until the phone has what it takes to open pages by itself. */
export async function readyWithoutSignal(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Chooses photos from the gallery. */
export async function take(
  page: Page,
  label: "before" | "during" | "after",
  photos: Picture[],
): Promise<void> {
  const files = photos.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer }));
  await page.locator(`#gallery-${label}`).setInputFiles(files);
}

export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByLabel("What the office should know").fill(text);
  await page.getByRole("button", { name: "Add note" }).click();
  await page.locator("#notes").getByText(text, { exact: true }).waitFor();
}

/** Waits until the top bar says so. */
export async function uploads(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator("#uploads").textContent(), { timeout: PATIENCE_MS }).toBe(text);
}

/** Waits until so many photos of the job stand on the page in this state. */
export async function tiles(page: Page, state: string, count = 1): Promise<void> {
  await page
    .locator(`[data-tile][data-state]`)
    .filter({ hasText: state })
    .nth(count - 1)
    .waitFor();
}

/** What the app has of the job, asked past everything that the phone keeps. */
export function told(page: Page, id: string): Promise<Told> {
  return page.evaluate(async (jobId) => {
    const headers = { Accept: "application/json" };
    const answer = await fetch(`/crew/jobs/${jobId}?ahead`, { headers, cache: "no-store" });
    const { job } = await answer.json();
    return {
      status: job.row.status,
      photos: job.photos,
      notes: job.notes.map((note: { body: string }) => note.body),
      signatures: job.signatures.map((one: { name: string }) => one.name),
    };
  }, id);
}

/**
 * Waits until the app has so many photos of the job, and the top bar says so too. The bar alone is not enough: a page just
 * loaded says "All sent" until its script has looked.
 */
export async function arrived(page: Page, id: string, count: number): Promise<void> {
  const patience = { timeout: PATIENCE_MS };
  await expect.poll(async () => (await told(page, id)).photos.length, patience).toBe(count);
  await uploads(page, "All sent");
}

/** The numbers in the pictures that the app has stored for a job, sorted. */
export async function numbersAt(page: Page, id: string): Promise<(number | null)[]> {
  const { photos } = await told(page, id);
  const files = await page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const bytes = new Uint8Array(await (await fetch(address, { cache: "no-store" })).arrayBuffer());
          return Array.from(bytes);
        }),
      ),
    photos.map(({ id: photoId }) => `/crew/jobs/${id}/photos/${photoId}`),
  );
  return numbersIn(files.map((bytes) => Uint8Array.from(bytes)));
}

async function keptOnPhone(page: Page, id: string): Promise<void> {
  const isKept = (jobId: string) =>
    new Promise<boolean>((resolve) => {
      // Somebody else's, who had the phone before, does not count; a page from the phone itself does not say whose it is.
      const told = document.getElementById("snapshot")?.textContent;
      const name = told ? `/${JSON.parse(told).member.id}/${jobId}` : `/${jobId}`;
      const asked = indexedDB.open("closeout");
      asked.onsuccess = () => {
        const keys = asked.result.transaction("snapshots").objectStore("snapshots").getAllKeys();
        keys.onsuccess = () => {
          asked.result.close();
          resolve(keys.result.some((key) => String(key).endsWith(name)));
        };
      };
    });
  await expect.poll(() => page.evaluate(isKept, id), { timeout: PATIENCE_MS }).toBe(true);
}

/** The ids of Minh and Luis, from the job of the demo that both do. */
async function crewOfTwo({ api }: DemoApp): Promise<[string, string]> {
  const jobs = await api.all<{ title: string; assigneeIds: string[] }>("/jobs");
  const [minh, luis] = jobs.find(({ title }) => title === FOR_TWO)?.assigneeIds ?? [];
  if (!minh || !luis) throw new Error("The demo has no job for two");
  return [minh, luis];
}
