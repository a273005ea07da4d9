import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { invoice } from "../../../src/worker/database/schema.ts";
import { aCaller, aTicket } from "../api/caller.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { send } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { forgetfulStripe } from "./forgetful-stripe.ts";

beforeEach(() => void forgetfulStripe({ loses: false }));
afterEach(() => vi.restoreAllMocks());

test("A draft that waits for a person is said to wait, with a button to it, wherever its job is listed", async () => {
  const { jobId, draft, page } = await aDraft();
  await expect
    .poll(async () => word(await page("/office/jobs"), jobId), { timeout: 10_000 })
    .toBe("Draft, to be sent");
  const today = await page("/office");
  expect(word(today, jobId)).toBe("Draft, to be sent");
  const need = today.match(new RegExp(`<li id="need-draft-${draft}">.*?</li>`, "s"))?.[0] ?? "";
  expect(need).toContain(`href="/office/jobs/${jobId}"`);
  expect(need).toMatch(new RegExp(`<a class="button" href="/office/invoices/${draft}">\\s*Look and send`));
  expect(await page("/office/invoices")).toContain("Draft, to be sent");
});

test("What was sent needs nobody any more", async () => {
  const { organisationId, jobId, draft, page } = await aDraft();
  const needed = async () => (await page("/office")).includes(`id="need-draft-${draft}"`);
  await expect.poll(needed, { timeout: 10_000 }).toBe(true);
  await send(organisationId, jobId, { type: "send_draft", invoiceId: draft });
  expect(await needed()).toBe(false);
  await expect
    .poll(async () => word(await page("/office/jobs"), jobId), { timeout: 10_000 })
    .not.toBe("Draft, to be sent");
});

/** The word for the money in a job's row. */
function word(page: string, jobId: string): string | undefined {
  const row = page.match(new RegExp(`<tr id="job-${jobId}">.*?</tr>`, "s"))?.[0] ?? "";
  return row.match(/<td class="money">\s*<span[^>]*>([^<]*)</)?.[1];
}

/** A finished job of a vendor whose bills are drafts first, at the desk of its office. */
async function aDraft() {
  const billing = { moment: "completed", way: "auto_draft_then_review" } as const;
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false, billing });
  const { organisationId } = caller;
  const { body } = await caller.post("/jobs", aTicket());
  for (const type of ["accept", "arrive", "complete"] as const) await send(organisationId, body.id, { type });
  const [made] = await databaseOf(testEnv(), organisationId)
    .select()
    .from(invoice)
    .where(eq(invoice.organisationId, organisationId));
  const browser = await signedIn(await aMember("office", { organisationId }));
  return {
    ...{ organisationId, jobId: body.id, draft: made?.id ?? "" },
    page: async (path: string) => (await browser.get(path)).text(),
  };
}
