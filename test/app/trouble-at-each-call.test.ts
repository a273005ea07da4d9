import { afterAll, beforeAll, expect, test } from "vitest";
import { EVERY_LUCK, Life } from "../support/life.ts";
import { type SurfaceDesk, surfaceDesk } from "../support/surface-desk.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { changed, editedAndSent, movedAsDraft } from "./lives/drafts.ts";
import { linkCredited, linkVoid } from "./lives/links.ts";
import { billedAgain, bounced, movedWhileOut } from "./lives/made-anew.ts";
import { givenBack, inParts } from "./lives/payments.ts";

let worker: TestWorker;
/** What they approve is sent, waits as a draft, or is paid by a link. */
let desks: { sent: SurfaceDesk; drafted: SurfaceDesk; byLink: SurfaceDesk };
beforeAll(async () => {
  worker = await startTestWorker();
  desks = {
    sent: await surfaceDesk(worker, "Sent", "invoice", { partialPayments: true }),
    drafted: await surfaceDesk(worker, "Drafted", "invoice", { way: "auto_draft_then_review" }),
    byLink: await surfaceDesk(worker, "By Link", "link"),
  };
});
afterAll(() => worker?.close());

/** Each with what it goes through; every call that is named meets trouble, in every kind. */
const LIVES: [string, keyof typeof desks, (life: Life) => Promise<void>][] = [
  ["a draft is edited and sent", "drafted", editedAndSent],
  ["a job changes while its draft is made; the bill is void, and its draft thrown away", "drafted", changed],
  ["another payer, where a part was begun", "sent", movedWhileOut],
  ["another payer of a draft", "drafted", movedAsDraft],
  ["credited in full and billed again", "sent", billedAgain],
  ["a cheque that bounced", "sent", bounced],
  ["paid in parts, and the rest written off", "sent", inParts],
  ["paid by card, credited and refunded", "sent", givenBack],
  ["a link that is void, and another one paid by cheque", "byLink", linkVoid],
  ["a link that is paid, credited, billed again, and credited before it is paid", "byLink", linkCredited],
];

// Many beside each other: each takes longer than it would alone.
const PATIENCE_MS = 240_000;

test.concurrent.each(LIVES)(
  "%s",
  async (_, desk, live) => {
    await Promise.all(EVERY_LUCK.map((luck) => live(new Life(desks[desk], luck))));
  },
  PATIENCE_MS,
);

test("each of them met what it was to meet, and nobody is left with a failure", async () => {
  expect(await worker.stripe.waitingFaults()).toEqual([]);
  for (const desk of Object.values(desks)) expect(await desk.app.api.failures()).toEqual([]);
});
