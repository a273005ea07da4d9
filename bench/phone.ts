import type { Browser, Cookie } from "playwright-core";
import { openBrowser, openWindow, PHONE } from "../test/browser/support/browser.ts";
import { type DemoApp, startDemoApp } from "../test/browser/support/demo-app.ts";
import { CREW, signedIn } from "../test/browser/support/people.ts";
import { type Edge, startEdge } from "./phone-edge.ts";
import { benchLighthouse } from "./phone-lighthouse.ts";
import { benchOpening } from "./phone-opening.ts";
import { benchPhotos } from "./phone-photos.ts";
import { benchWeight } from "./phone-weight.ts";
import type { Figure } from "./statistics.ts";

/** What the crew's screens are measured on: the demo behind compression, a browser, and a job that its first crew is at. */
export type PhoneStage = { app: DemoApp; edge: Edge; browser: Browser; session: Cookie; jobId: string };

/** The crew's screens in the hand: what they weigh, what Lighthouse says, photos, and opening without signal. */
export async function benchPhone(): Promise<Figure[]> {
  const app = await startDemoApp();
  try {
    const edge = await startEdge(app.url);
    const browser = await openBrowser();
    try {
      const session = await signIn(browser, { ...app, url: edge.url });
      const stage = { app, edge, browser, session, jobId: await jobAtHand(app) };
      const weight = await benchWeight(stage);
      const lighthouse = await benchLighthouse(stage);
      const opening = await benchOpening(stage);
      return [...weight, ...lighthouse, ...opening, ...(await benchPhotos(stage))];
    } finally {
      await browser.close();
      await edge.close();
    }
  } finally {
    await app.close();
  }
}

/** The session's cookie of the demo's first crew. */
async function signIn(browser: Browser, app: DemoApp): Promise<Cookie> {
  const window = await openWindow(browser, PHONE);
  await signedIn(window, app, CREW);
  const session = (await window.context.cookies()).find(({ name }) => name.endsWith("session"));
  await window.context.close();
  if (!session) throw new Error("Signing in gave no session");
  return session;
}

/** The demo's job that a crew is at, with photos of how it was found. */
async function jobAtHand({ api }: DemoApp): Promise<string> {
  const jobs = await api.all<{ id: string; status: string; photos: unknown[] }>("/jobs");
  const job = jobs.find(({ status, photos }) => status === "on_site" && photos.length > 0);
  if (!job) throw new Error("The demo has no job with photos that a crew is at");
  return job.id;
}
