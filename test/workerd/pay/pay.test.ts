import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { signedToken } from "../../../src/worker/auth/signed-link.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import type { InvoiceRow } from "../../../src/worker/database/rows.ts";
import { invoice } from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import { payToken, payUrl, readPayToken } from "../../../src/worker/payments/pay-link.ts";
import { storePhoto } from "../../../src/worker/proof/store-photo.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob, OFFICE } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { jpeg } from "../proof/pictures.ts";

type Changes = Partial<InvoiceRow>;

/** A job with an invoice, as it stands in the books, and the link that its customer was sent. */
async function aBill(changes: Changes = {}, organisationId?: string) {
  const owner = organisationId ?? (await anOrganisation());
  const job = await aJob(owner);
  const row: typeof invoice.$inferInsert = {
    ...{ organisationId: owner, id: newId("inv"), jobId: job.row.id, milestoneId: newId("milestone") },
    ...{ customerId: job.customer.id, status: "open", kind: "invoice", number: "INV-1053", currency: "USD" },
    lines: [
      {
        description: "Labour",
        quantity: "1.75",
        unitAmount: 9000,
        amount: 15750,
        taxRate: "8.25",
        tax: 1299,
      },
    ],
    ...{ subtotal: 15750, tax: 1299, total: 17049, amountDue: 17049, dueOn: "2031-12-06", createdAt: 0 },
    hostedUrl: "https://invoice.stripe.test/i/1",
    ...changes,
  };
  await databaseOf(testEnv(), owner).insert(invoice).values(row);
  // The job's object has not seen this row come: it is to read the job again.
  await evictDurableObject(env.JOB.getByName(objectName(owner, job.row.id)));
  const token = await payToken(testEnv(), { organisationId: owner, invoiceId: row.id, version: 1 });
  return { organisationId: owner, jobId: job.row.id, invoiceId: row.id, token, path: `/pay/${token}` };
}

function aPhoto(
  bill: { organisationId: string; jobId: string },
  label: "before" | "after" | "during",
  width: number,
) {
  const { organisationId, jobId } = bill;
  const takenAt = Date.UTC(2026, 0, 1) + width;
  return storePhoto(testEnv(), {
    ...{ organisationId, jobId, bytes: jpeg(width, 30), label, takenAt, actor: OFFICE, source: "crew" },
  });
}

async function letter(changes: Changes): Promise<string> {
  return await (await new Browser().get((await aBill(changes)).path)).text();
}

test("The letter says what was done, what it costs and how to reach the vendor, with one button", async () => {
  const bill = await aBill();
  const answer = await new Browser().get(bill.path);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  for (const words of [
    "Hello Maria Alvarez,",
    "“Rescreen lanai, two torn panels” at 842 Cypress Bend Dr, Unit 14B",
  ]) {
    expect(html).toContain(words);
  }
  expect(html).toMatch(/href="https:\/\/invoice\.stripe\.test\/i\/1"[^>]*>Pay \$170\.49</);
  expect(html).toContain("due December 6, 2031");
  expect(html).toContain("mailto:office@gulf.example?subject=Invoice%20INV-1053");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...{ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow", "cache-control": "no-store" },
  });
  // What only a script can use is hidden until it does.
  const shown = html.replace(/<form[^>]* hidden.*?<\/form>/gs, "");
  expect(shown.match(/class="button act/g)).toHaveLength(1);
});

test("Each state of the invoice has its words, and only one that is owed has the button", async () => {
  const states: [Changes, string][] = [
    [{ status: "draft", number: null, hostedUrl: null }, "The invoice is being prepared."],
    [
      { status: "paid", paidOn: "2026-11-03", amountPaid: 17049, amountDue: 0 },
      "Paid on November 3, 2026. Thank you.",
    ],
    [{ processing: true }, "Your bank payment is on its way; that takes up to 4 business days."],
    [{ status: "void" }, "This invoice was cancelled; nothing is owed."],
    [{ status: "uncollectible" }, "This invoice is closed."],
  ];
  for (const [changes, words] of states) {
    const html = await letter(changes);
    expect(html).toContain(words);
    expect(html).not.toContain("button act");
  }
  const partly = await letter({ amountPaid: 7049, amountDue: 10000 });
  expect(partly).toContain("$70.49 of $170.49 came already");
  expect(partly).toContain("Pay $100.00");
  expect(await letter({ dueOn: "2020-01-31" })).toContain("was due January 31, 2020");
});

test("The button leads to a secure address or nowhere", async () => {
  for (const hostedUrl of ["http://invoice.stripe.test/i/1", "javascript:alert(1)", "nonsense", null]) {
    const html = await letter({ hostedUrl });
    expect(html).not.toContain("button act");
    expect(html).toContain("The payment page is not ready.");
  }
  const bill = await aBill({ hostedUrl: "http://localhost:12111/i/1" });
  const local = testEnv({ ENVIRONMENT: "local" });
  const { organisationId, invoiceId } = bill;
  const path = `/pay/${await payToken(local, { organisationId, invoiceId, version: 1 })}`;
  expect(await (await new Browser({ env: local }).get(path)).text()).toContain(
    'href="http://localhost:12111/i/1"',
  );
});

test("A link that we did not make opens nothing", async () => {
  const [bill, other] = [await aBill(), await aBill()];
  const [organisationId = "", invoiceId = "", version = "", mac = ""] = bill.token.split("~");
  const another = testEnv({ APP_SECRET: "another secret" });
  const foreign = await payToken(another, { organisationId, invoiceId, version: 1 });
  const forged = [
    foreign,
    `${organisationId}~${other.invoiceId}~${version}~${mac}`,
    `${other.organisationId}~${invoiceId}~${version}~${mac}`,
    `${organisationId}~${invoiceId}~2~${mac}`,
    `${organisationId}~${invoiceId}~${mac}`,
    `${organisationId}~${invoiceId}~${version}~${mac.slice(0, -1)}`,
    `${organisationId}~${invoiceId}~${version}~${mac}x`,
    `${organisationId}~${invoiceId}~${version}~`,
    `${bill.token}~`,
    invoiceId,
  ];
  for (const token of forged) {
    expect(await readPayToken(testEnv(), token)).toBeNull();
    expect((await new Browser().get(`/pay/${token}`)).status).toBe(404);
  }
  expect(await readPayToken(testEnv(), bill.token)).toEqual({ organisationId, invoiceId, version: 1 });
});

test("A link from before links had a version opens the first one", async () => {
  const { organisationId, invoiceId } = await aBill();
  const token = await signedToken(testEnv(), "pay", [organisationId, invoiceId]);
  expect(await readPayToken(testEnv(), token)).toEqual({ organisationId, invoiceId, version: 1 });
  expect((await new Browser().get(`/pay/${token}`)).status).toBe(200);
});

test("A signed link to an invoice that is not there opens nothing", async () => {
  const bill = await aBill();
  const stranger = await anOrganisation();
  const token = await payToken(testEnv(), {
    organisationId: stranger,
    invoiceId: bill.invoiceId,
    version: 1,
  });
  expect((await new Browser().get(`/pay/${token}`)).status).toBe(404);
});

test("Links start with the installation's address, or with that of the request", async () => {
  const invoice = { organisationId: "org_1", id: "inv_1", payVersion: 1 };
  const link = (changes: Partial<Env>) => payUrl(testEnv(changes), "https://close.test", invoice);
  expect(await link({})).toMatch(/^https:\/\/close\.test\/pay\/org_1~inv_1~1~[\w-]{24}$/);
  expect(await link({ APP_URL: "https://close.example.com" })).toMatch(
    /^https:\/\/close\.example\.com\/pay\//,
  );
});

test("The letter shows one photo from before and the last from after, and photos of no other job", async () => {
  const bill = await aBill();
  const neighbour = await aBill({}, bill.organisationId);
  for (const [label, width] of [
    ["before", 41],
    ["before", 42],
    ["during", 43],
    ["after", 44],
    ["after", 45],
  ] as const) {
    await aPhoto(bill, label, width);
  }
  await aPhoto(neighbour, "before", 50);

  const photosOf = async (path: string) => {
    const html = await (await new Browser().get(path)).text();
    return [...html.matchAll(/<img src="([^"]+)"[^>]*width="(\d+)"/g)].map(([, src = "", width]) => ({
      src,
      width,
    }));
  };
  const photos = await photosOf(bill.path);
  expect(photos.map(({ width }) => width)).toEqual(["41", "45"]);
  const answer = await new Browser().get(photos[0]?.src ?? "");
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg(41, 30));
  expect(answer.headers.get("Cache-Control")).toContain("private");

  const [theirs] = await photosOf(neighbour.path);
  const id = theirs?.src.split("/").at(-1) ?? "";
  expect((await new Browser().get(`${bill.path}/photos/${id}`)).status).toBe(404);
  expect((await new Browser().get(`${neighbour.path}/photos/${id}`)).status).toBe(200);
});

test("The office learns that the letter was opened: once, by a browser and not by a scanner", async () => {
  const bill = await aBill();
  const viewedAt = async () => {
    const ours = and(eq(invoice.organisationId, bill.organisationId), eq(invoice.id, bill.invoiceId));
    const [row] = await databaseOf(env, bill.organisationId).select().from(invoice).where(ours);
    return row?.viewedAt ?? null;
  };
  await new Browser().send(bill.path, { method: "HEAD", headers: { Accept: "text/html" } });
  await new Browser().send(bill.path, { headers: { Accept: "*/*" } });
  await new Browser().get(bill.path, { "Sec-Fetch-Mode": "no-cors" });
  await new Browser().get(bill.path, { "Sec-Purpose": "prefetch" });
  expect(await viewedAt()).toBeNull();

  await new Browser().get(bill.path, { "Sec-Fetch-Mode": "navigate" });
  const first = await viewedAt();
  expect(first).toBeGreaterThan(0);
  await new Browser().get(bill.path);
  expect(await viewedAt()).toBe(first);
});

test("Someone who comes back while Stripe is away reads the letter all the same, and asks only once", async () => {
  const bill = await aBill({ stripeInvoiceId: `in_${crypto.randomUUID()}` });
  const asked = vi
    .spyOn(globalThis, "fetch")
    .mockImplementation(() => Promise.reject(new TypeError("Stripe is away")));
  try {
    for (let visit = 0; visit < 3; visit++) {
      const answer = await new Browser().get(bill.path);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("Pay $170.49")]);
    }
    expect(asked).toHaveBeenCalledTimes(1);
  } finally {
    asked.mockRestore();
  }
});
