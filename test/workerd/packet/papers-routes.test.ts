import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createApiKey } from "../../../src/worker/auth/api-key.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { creditNote, invoice } from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import { papersFor } from "../../../src/worker/papers/papers-for.ts";
import { payToken } from "../../../src/worker/payments/pay-link.ts";
import { sha256Hex } from "../../../src/worker/proof/storage.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { OFFICE } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { aProvenJob, stored } from "./a-packet.ts";

const PDF = /^%PDF-1\.7/;

test("an invoice opens on paper for the office and for the customer, and for no one else", async () => {
  const { organisationId, invoiceId, path } = await aBilledJob("open");
  const office = await signedIn(await aMember("office", { organisationId }));
  const answer = await office.get(path);
  expect(answer.headers.get("Content-Disposition")).toContain('filename="Invoice INV-1053.pdf"');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(new TextDecoder("latin1").decode(bytes)).toMatch(PDF);
  expect(bytes.length).toBeLessThan(200_000);
  expect((await (await signedIn(await aMember("owner"))).get(path)).status).toBe(404);
  expect((await (await signedIn(await aMember("crew", { organisationId }))).get(path)).status).toBe(404);

  const customer = new Browser();
  const here = `/pay/${await payToken(testEnv(), { organisationId, invoiceId, version: 1 })}`;
  expect(await (await customer.get(here)).text()).toContain(`${here}/invoice.pdf`);
  const theirs = await customer.get(`${here}/invoice.pdf`);
  expect(await sha256Hex(new Uint8Array(await theirs.arrayBuffer()))).toBe(await sha256Hex(bytes));
  const forged = here.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  expect((await customer.get(`${forged}/invoice.pdf`)).status).toBe(404);
});

test("a credit note opens for the office and by its own invoice's link, once it is issued", async () => {
  const { organisationId, jobId, invoiceId } = await aBilledJob("open");
  const note = await aNoteOf({ organisationId, jobId, invoiceId }, "issued", "CN-0003");
  const office = await signedIn(await aMember("office", { organisationId }));
  const path = (id: string) => `/office/credit-notes/${id}/credit-note.pdf`;
  const answer = await office.get(path(note));
  expect(answer.headers.get("Content-Disposition")).toContain('filename="Credit note CN-0003.pdf"');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(new TextDecoder("latin1").decode(bytes)).toMatch(PDF);
  expect((await (await signedIn(await aMember("owner"))).get(path(note))).status).toBe(404);
  expect((await (await signedIn(await aMember("crew", { organisationId }))).get(path(note))).status).toBe(
    404,
  );

  const customer = new Browser();
  const here = `/pay/${await payToken(testEnv(), { organisationId, invoiceId, version: 1 })}`;
  expect(await (await customer.get(here)).text()).toContain(`${here}/credit-notes/${note}.pdf`);
  const theirs = await customer.get(`${here}/credit-notes/${note}.pdf`);
  expect(await sha256Hex(new Uint8Array(await theirs.arrayBuffer()))).toBe(await sha256Hex(bytes));

  const issuing = await aNoteOf({ organisationId, jobId, invoiceId }, "issuing", null);
  const others = await aNoteOf({ organisationId, jobId, invoiceId: "inv_other" }, "issued", "CN-0004");
  expect((await office.get(path(issuing))).status).toBe(404);
  for (const id of [issuing, others]) {
    expect((await customer.get(`${here}/credit-notes/${id}.pdf`)).status).toBe(404);
  }
  const former = `/pay/${await payToken(testEnv(), { organisationId, invoiceId, version: 2 })}`;
  expect((await customer.get(`${former}/credit-notes/${note}.pdf`)).status).toBe(404);
});

test("a program gets both papers with its key, and nobody else's", async () => {
  const { organisationId, jobId, invoiceId } = await aBilledJob("open");
  const [key, stranger] = [await aKey(organisationId), await aKey(await anOrganisation())];
  const get = (path: string, bearer: string) =>
    new Browser().send(`/api/v1${path}`, { headers: { Authorization: `Bearer ${bearer}` } });
  const paths = [`/jobs/${jobId}/packet.pdf`, `/invoices/${invoiceId}/invoice.pdf`];
  for (const path of paths) {
    const answer = await get(path, key);
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    expect(new TextDecoder("latin1").decode(await answer.arrayBuffer())).toMatch(PDF);
    expect((await get(path, stranger)).status).toBe(404);
  }
});

test("a program finds an invoice's credit notes, opens what is issued, and nobody else's", async () => {
  const { organisationId, jobId, invoiceId } = await aBilledJob("open");
  const issued = await aNoteOf({ organisationId, jobId, invoiceId }, "issued", "CN-0003");
  const issuing = await aNoteOf({ organisationId, jobId, invoiceId }, "issuing", null);
  await aNoteOf({ organisationId, jobId, invoiceId: "inv_other" }, "issued", "CN-0004");
  const [key, stranger] = [await aKey(organisationId), await aKey(await anOrganisation())];
  const get = (path: string, bearer = key) =>
    new Browser().send(`/api/v1${path}`, { headers: { Authorization: `Bearer ${bearer}` } });

  type Page = { data: { id: string; number: string | null }[]; nextCursor: string | null };
  const page = async (query: string): Promise<Page> =>
    await (await get(`/invoices/${invoiceId}/credit-notes${query}`)).json();
  const all = await page("");
  expect(new Set(all.data.map(({ id }) => id))).toEqual(new Set([issued, issuing]));
  expect(all.data.find(({ id }) => id === issued)).toMatchObject({
    ...{ invoiceId, jobId, status: "issued", number: "CN-0003" },
  });
  const first = await page("?limit=1");
  const second = await page(`?limit=1&cursor=${first.nextCursor}`);
  expect([...first.data, ...second.data, second.nextCursor]).toEqual([...all.data, null]);
  expect((await get(`/invoices/${invoiceId}/credit-notes`, stranger)).status).toBe(404);
  expect((await get(`/invoices/${invoiceId}/credit-notes?cursor=x`)).status).toBe(422);

  const paper = (id: string) => `/credit-notes/${id}/credit-note.pdf`;
  const answer = await get(paper(issued));
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  expect(answer.headers.get("Content-Disposition")).toContain('filename="Credit note CN-0003.pdf"');
  expect(new TextDecoder("latin1").decode(await answer.arrayBuffer())).toMatch(PDF);
  expect((await get(paper(issued), stranger)).status).toBe(404);
  const early = await get(paper(issuing));
  expect([early.status, await early.json()]).toMatchObject([404, { code: "not_found" }]);
});

test("a customer does not see a draft on paper", async () => {
  const { organisationId, invoiceId } = await aBilledJob("draft");
  const token = await payToken(testEnv(), { organisationId, invoiceId, version: 1 });
  expect((await new Browser().get(`/pay/${token}/invoice.pdf`)).status).toBe(404);
});

test("a letter carries the invoice alone, or what the portal's rules say", async () => {
  const { organisationId, jobId, row } = await aBilledJob("open");
  const { job } = await loadJob(databaseOf(testEnv(), organisationId), organisationId, jobId);
  if (!job) throw new Error("the job is gone");
  const asker = { actor: OFFICE, source: "alarm", origin: "https://close.test" } as const;
  const withRules = (profile: object) => ({
    ...job,
    portal: {
      ...{ organisationId, id: "port_1", name: "Westrom", rules: {}, profile, customerId: null },
      ...{ mailKey: null, senders: [], formerNames: [], tokenVersion: 1, createdAt: 0, updatedAt: 0 },
    },
  });
  const names = async (of: typeof job) => {
    const made = await papersFor(testEnv(), of, row, asker);
    if (!made.ok) throw new Error(made.detail);
    return made.papers;
  };
  expect((await names(job)).map(({ fileName }) => fileName)).toEqual(["Invoice INV-1053.pdf"]);
  const packet = { singleFile: true, maxBytes: 5_000_000, links: false, paper: null, photosPerPage: 4 };
  const sections = ["cover", "photos", "manifest"];
  const [whole, ...more] = await names(
    withRules({ packet: { ...packet, sections, fileName: "{{ po }} {{ date }} all" } }),
  );
  expect(more).toEqual([]);
  expect(whole).toMatchObject({ fileName: "all.pdf", tooLarge: null });
  expect((await stored(whole?.storageKey ?? "")).length).toBe(whole?.size);
});

test("settings are looked at before they are saved; what is wrong stands in the paper's place", async () => {
  const owner = await aMember("owner");
  const browser = await signedIn(owner);
  const preview = "/office/settings/papers/preview.pdf";
  const saved = await browser.get(`${preview}?what=invoice`);
  const before = new Uint8Array(await saved.arrayBuffer());
  const fields = { colour: "#b45309", legalName: "", country: "US", taxId: "", registration: "" };
  const typed = { ...fields, licence: "CRC1", address: "1 Main St", paper: "a4", payment: "Cheques" };
  const after = await browser.post(`${preview}?what=invoice`, typed);
  const bytes = new Uint8Array(await after.arrayBuffer());
  expect(new TextDecoder("latin1").decode(bytes)).toMatch(PDF);
  expect(await sha256Hex(bytes)).not.toBe(await sha256Hex(before));
  const again = await browser.get(`${preview}?what=invoice`);
  expect(await sha256Hex(new Uint8Array(await again.arrayBuffer()))).toBe(await sha256Hex(before));
  const wrong = await browser.post(preview, { ...typed, colour: "blue" });
  expect([wrong.status, wrong.headers.get("X-Frame-Options")]).toEqual([422, "SAMEORIGIN"]);
  expect(await wrong.text()).toContain("A colour is # and six digits");
  expect((await (await signedIn(await aMember("crew"))).get(preview)).status).toBe(404);
});

async function aKey(organisationId: string): Promise<string> {
  const db = databaseOf(testEnv(), organisationId);
  const { key, statements } = await createApiKey(db, organisationId, "Bookkeeping");
  await db.batch(statements);
  return key;
}

/** A credit note as it stands in the books. @returns its id */
async function aNoteOf(
  of: { organisationId: string; jobId: string; invoiceId: string },
  status: "issuing" | "issued",
  number: string | null,
): Promise<string> {
  const id = newId("note");
  await databaseOf(testEnv(), of.organisationId)
    .insert(creditNote)
    .values({
      ...{ ...of, id, status, number, currency: "USD", giveBack: "none", reason: "Torn again" },
      lines: [{ index: 0, description: "Labour", amount: 5000, tax: 0 }],
      ...{ subtotal: 5000, tax: 0, total: 5000, createdBy: "Dana", createdAt: 0, issuedAt: 1 },
    });
  return id;
}

/** A job with an invoice as it stands in the books. */
async function aBilledJob(status: "draft" | "open") {
  const { organisationId, jobId } = await aProvenJob([{}, {}]);
  const invoiceId = newId("inv");
  const db = databaseOf(testEnv(), organisationId);
  const { job } = await loadJob(db, organisationId, jobId);
  const [row] = await db
    .insert(invoice)
    .values({
      ...{ organisationId, id: invoiceId, jobId, milestoneId: newId("milestone"), status, kind: "invoice" },
      ...{ customerId: job?.customer.id ?? "", number: "INV-1053", currency: "USD" },
      lines: [
        { description: "Labour", quantity: "1.75", unitAmount: 9000, amount: 15750, taxRate: null, tax: 0 },
      ],
      ...{ subtotal: 15750, tax: 0, total: 15750, amountDue: 15750, dueOn: "2031-12-06", createdAt: 0 },
    })
    .returning();
  if (!row) throw new Error("the invoice was not written");
  // The job's object has not seen this row come: it is to read the job again.
  await evictDurableObject(env.JOB.getByName(objectName(organisationId, jobId)));
  return { organisationId, jobId, invoiceId, row, path: `/office/invoices/${invoiceId}/invoice.pdf` };
}
