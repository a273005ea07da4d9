import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { invoice as invoices } from "../../../src/worker/database/schema.ts";
import { attachPapers } from "../../../src/worker/delivery/attach-papers.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import { PLAIN_PROFILE } from "../../../src/worker/portals/profile.ts";
import { preflight } from "../../../src/worker/preflight/preflight.ts";
import { testEnv } from "../http/browser.ts";
import { jpeg } from "../proof/pictures.ts";
import { aProvenJob } from "./a-packet.ts";

const ORIGIN = "https://close.test";
const LARGE = jpeg(1600, 1200, 1_200_000);
const SMALL = jpeg(900, 675, 100_000);

test("twenty large photos go by mail, as many of them smaller as must be", async () => {
  const { job, invoice, check } = await aMailedJob(true);
  expect(check).toBeUndefined();
  const attached = await attachPapers(testEnv(), job, invoice, ORIGIN);
  if (!attached.ok) throw new Error(attached.reason);
  const sizes = attached.attachments.map(({ content }) => atob(String(content)).length);
  expect(sizes).toHaveLength(2);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  expect(all).toBeLessThanOrEqual(15_000_000);
  // No smaller than need be: one photo more at its full size would not have fitted.
  expect(all).toBeGreaterThan(13_000_000);
});

test("without smaller copies the office is told before, and the letter says what can be done", async () => {
  const { job, invoice, check } = await aMailedJob(false);
  expect(check).toMatchObject({
    state: "fail",
    words: "The packet comes to about 24.2 MB; a mail carries 15 MB in all",
  });
  const attached = await attachPapers(testEnv(), job, invoice, ORIGIN);
  expect(attached).toMatchObject({ ok: false, final: true });
  expect(attached.ok || attached.reason).toMatch(
    /^Its papers have 24\.\d MB, and a mail carries 15 MB in all\. Have the largest photos taken again with the app, or /,
  );
});

/** A job whose manager wants the packet beside the invoice, with twenty photos of 1.2 MB. */
async function aMailedJob(withMediums: boolean) {
  const { organisationId, jobId, underPortal } = await aProvenJob(
    Array.from({ length: 20 }, (_, index) => ({
      ...{ bytes: LARGE.length, width: 1600, height: 1200 },
      ...(withMediums && { mediumKey: `mediums/medium_${index}`, mediumBytes: SMALL.length }),
    })),
  );
  const { FILES } = testEnv();
  for (let index = 0; index < 20; index++) {
    await FILES.put(`${organisationId}/${jobId}/photo_${index}.jpg`, LARGE);
    if (withMediums) await FILES.put(`mediums/medium_${index}`, SMALL);
  }
  const db = databaseOf(testEnv(), organisationId);
  await db.insert(invoices).values({
    ...{
      organisationId,
      id: "inv_1",
      jobId,
      milestoneId: "milestone_1",
      customerId: "cust_1",
      currency: "USD",
    },
    ...{ status: "open", kind: "invoice", number: "INV-1053", lines: [], dueOn: "2031-12-06", createdAt: 0 },
    ...{ subtotal: 15750, tax: 0, total: 15750, amountDue: 15750 },
  });
  await underPortal({ mail: { ...PLAIN_PROFILE.mail, attach: "invoice_and_packet" } });
  const { job } = await loadJob(db, organisationId, jobId);
  const [invoice] = job?.invoices ?? [];
  if (!job || !invoice) throw new Error("the job is gone");
  const check = preflight(job, Date.now()).find(({ name }) => name === "packet_size");
  return { job, check, invoice };
}
