import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { organisation, type Role, vendorDocument } from "../../../src/worker/database/schema.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import type { Browser } from "../http/browser.ts";
import { testEnv } from "../http/browser.ts";
import { png } from "../proof/pictures.ts";

const PAPERS = "/office/settings/papers";
const DOCUMENTS = "/office/settings/documents";
const ALERTS = "/office/settings/alerts";
const SAME_SITE = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };

const EMPTY = {
  ...{ colour: "", legalName: "", country: "", taxId: "", registration: "", licence: "", address: "" },
  ...{ paper: "", payment: "" },
};

test("an owner says who the vendor is and how its papers look", async () => {
  const { browser, row } = await anOffice("owner");
  const before = (await row())?.version ?? 0;
  const typed = {
    ...{ colour: "#FFCC00", legalName: "Gulf Coast Screens LLC", country: "AU", taxId: "51 824 753 556" },
    ...{ registration: "L123", licence: "CBC 1", address: "1 Main St, Tampa", paper: "a4" },
    payment: "BSB 062-000\nAccount 1234",
  };
  expect((await browser.post(PAPERS, typed)).headers.get("Location")).toBe(`${PAPERS}?saved`);
  const { colour, licence, address, ...identity } = typed;
  const saved = await row();
  expect(saved).toMatchObject({ brand: { colour: "#ffcc00" }, licence, address, identity });
  expect(saved?.version).toBe(before + 1);
  const page = await (await browser.get(PAPERS)).text();
  expect(page).toContain("words are written in the darker");
  expect(page).not.toContain("does not look like");
  await browser.post(PAPERS, { ...EMPTY, country: "GB", taxId: "12" });
  expect(await row()).toMatchObject({ brand: {}, identity: { country: "GB", taxId: "12" }, licence: null });
  expect(await (await browser.get(PAPERS)).text()).toContain("“12” does not look like the VAT number");
});

test.each([
  ["colour", "blue"],
  ["country", "XX"],
  ["paper", "legal"],
  ["legalName", "x".repeat(201)],
  ["payment", "x".repeat(1001)],
])("papers whose %s is “%s” are refused there, and nothing typed is lost", async (field, value) => {
  const { browser, row } = await anOffice("owner");
  const before = await row();
  const answer = await browser.post(PAPERS, { ...EMPTY, registration: "L123", [field]: value });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(`id="${field}-wrong"`);
  expect(page).toContain("L123");
  expect(await row()).toEqual(before);
});

test("a logo is kept, shown and taken off; the colour stays", async () => {
  const { browser, row, organisationId } = await anOffice("owner");
  await browser.post(PAPERS, { ...EMPTY, colour: "#1d56b5" });
  expect((await send(browser, `${PAPERS}/logo`, { logo: file(png(300, 80)) })).status).toBe(303);
  const key = (await row())?.brand.logoKey ?? "";
  expect(key).toMatch(new RegExp(`^${organisationId}/brand/[0-9a-f]{64}\\.png$`));
  expect((await row())?.brand.colour).toBe("#1d56b5");
  const office = await signedIn(await aMember("office", { organisationId }));
  const shown = await office.get(`${PAPERS}/logo`);
  expect(shown.headers.get("Content-Type")).toBe("image/png");
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png(300, 80));
  const other = await anOffice("owner");
  expect((await other.browser.get(`${PAPERS}/logo`)).status).toBe(404);
  await browser.post(`${PAPERS}/logo/remove`);
  expect((await row())?.brand).toEqual({ colour: "#1d56b5" });
  expect((await browser.get(`${PAPERS}/logo`)).status).toBe(404);
});

test.each([
  ["is not there", new Uint8Array(), "Choose a picture first."],
  ["is a PDF", pdf(), "The logo is a PNG or a JPEG picture."],
  ["is a WebP picture", new TextEncoder().encode("RIFF....WEBP"), "The logo is a PNG or a JPEG picture."],
  ["is too wide", png(2001, 100), "The logo is 2001 × 100 pixels"],
  ["is too large", padded(png(100, 100), 1024 * 1024 + 1), "The logo may have 1 MB."],
  ["is cut off", png(100, 100).subarray(0, 10), "The picture is cut off"],
])("a logo that %s is refused with the reason", async (_, bytes, reason) => {
  const { browser, row } = await anOffice("owner");
  const answer = await send(browser, `${PAPERS}/logo`, { logo: file(bytes) });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(reason);
  expect((await row())?.brand).toEqual({});
});

test("a paper is kept with its last day; the newest of its kind counts, older ones stay in the list", async () => {
  const { browser, documents, row } = await anOffice("office");
  const before = (await row())?.version ?? 0;
  const coi = { kind: "coi", expiresOn: "2027-03-31", file: file(pdf("old"), "Acord 25/../2026.PDF") };
  expect((await send(browser, DOCUMENTS, coi)).headers.get("Location")).toBe(`${DOCUMENTS}?saved`);
  await send(browser, DOCUMENTS, coi);
  expect(await documents()).toMatchObject([
    { kind: "coi", expiresOn: "2027-03-31", contentType: "application/pdf", uploadedBy: "Ana Ruiz" },
  ]);
  expect((await row())?.version).toBeGreaterThan(before);
  await send(browser, DOCUMENTS, { kind: "coi", expiresOn: "2028-03-31", file: file(pdf("new"), "new.pdf") });
  await send(browser, DOCUMENTS, { kind: "w9", expiresOn: "", file: file(png(9, 9), "w9.jpg") });
  const [first, second, third] = await documents();
  expect(third).toMatchObject({ kind: "w9", expiresOn: null, contentType: "image/png", fileName: "w9.png" });
  const page = await (await browser.get(DOCUMENTS)).text();
  expect(page.indexOf(second?.id ?? "?")).toBeLessThan(page.indexOf(first?.id ?? "?"));
  expect(page).toContain("1 older one");

  const download = await browser.get(`${DOCUMENTS}/${first?.id}`);
  expect(download.headers.get("Content-Disposition")).toBe(
    "attachment; filename*=UTF-8''Acord%2025%20..%202026.pdf",
  );
  expect(download.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(pdf("old"));
});

test.each([
  ["file", { kind: "coi", expiresOn: "", file: file(new Uint8Array()) }, "Choose a file first."],
  [
    "file",
    { kind: "coi", expiresOn: "", file: file(new TextEncoder().encode("hello")) },
    "The file is a PDF",
  ],
  ["file", { kind: "coi", expiresOn: "", file: file(padded(pdf(), 10 * 1024 * 1024 + 1)) }, "may have 10 MB"],
  ["expiresOn", { kind: "coi", expiresOn: "2027-02-30", file: file(pdf()) }, "The date does not exist."],
  ["kind", { kind: "diary", expiresOn: "2027-02-28", file: file(pdf()) }, "Choose what it is."],
])("a paper whose %s cannot be is refused there", async (field, sent, reason) => {
  const { browser, documents } = await anOffice("owner");
  const answer = await send(browser, DOCUMENTS, sent);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(`id="${field}-wrong"`);
  expect(page).toContain(reason);
  expect(page).toContain(`value="${sent.expiresOn}"`);
  expect(await documents()).toEqual([]);
});

test("an owner says when a job lies about; the office reads it", async () => {
  const { browser, row, organisationId } = await anOffice("owner");
  expect(await (await browser.get(ALERTS)).text()).toContain('value="24"');
  await browser.post(ALERTS, { unbilledHours: "48", noProofHours: "0" });
  expect((await row())?.alerts).toEqual({ unbilledHours: 48, noProofHours: 0 });
  const wrong = await browser.post(ALERTS, { unbilledHours: "a day", noProofHours: "721" });
  expect(wrong.status).toBe(422);
  const page = await wrong.text();
  expect(page).toContain('value="a day"');
  expect(page).toContain('id="noProofHours-wrong"');
  const office = await signedIn(await aMember("office", { organisationId }));
  expect(await (await office.get(ALERTS)).text()).toContain("Only an owner changes these hours.");
  expect((await office.post(ALERTS, { unbilledHours: "1", noProofHours: "1" })).status).toBe(404);
  expect((await row())?.alerts).toEqual({ unbilledHours: 48, noProofHours: 0 });
});

test("papers are the owner's, documents the office's too, and a crew has neither; nobody reaches another's", async () => {
  const mine = await anOffice("owner");
  await send(mine.browser, DOCUMENTS, { kind: "coi", expiresOn: "", file: file(pdf()) });
  const [document] = await mine.documents();
  const office = await signedIn(await aMember("office", { organisationId: mine.organisationId }));
  expect((await office.get(PAPERS)).status).toBe(404);
  expect((await office.post(PAPERS, EMPTY)).status).toBe(404);
  expect((await send(office, `${PAPERS}/logo`, { logo: file(png(9, 9)) })).status).toBe(404);
  expect((await office.post(`${PAPERS}/logo/remove`)).status).toBe(404);
  expect(await (await office.get("/office")).text()).not.toContain(`href="${PAPERS}"`);
  expect((await office.get(`${DOCUMENTS}/${document?.id}`)).status).toBe(200);
  const crew = await signedIn(await aMember("crew", { organisationId: mine.organisationId }));
  for (const path of [PAPERS, `${PAPERS}/logo`, DOCUMENTS, `${DOCUMENTS}/${document?.id}`, ALERTS])
    expect((await crew.get(path)).status).toBe(404);
  const sent = { kind: "w9", expiresOn: "", file: file(pdf()) };
  expect((await send(crew, DOCUMENTS, sent)).status).toBe(404);
  const other = await anOffice("owner");
  expect((await other.browser.get(`${DOCUMENTS}/${document?.id}`)).status).toBe(404);
  expect(await (await other.browser.get(DOCUMENTS)).text()).not.toContain(document?.id);
  expect(await mine.documents()).toHaveLength(1);
});

function pdf(text = "a paper"): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(`%PDF-1.4\n${text}`));
}

function padded(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(length);
  padded.set(bytes);
  return padded;
}

function file(bytes: Uint8Array, name = "paper.pdf"): File {
  return new File([new Uint8Array(bytes)], name);
}

function send(browser: Browser, path: string, fields: Record<string, string | File>): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return browser.send(path, { method: "POST", body: form, headers: SAME_SITE });
}

async function anOffice(role: Role) {
  const organisationId = await anOrganisation();
  const browser = await signedIn(await aMember(role, { organisationId }));
  const db = databaseOf(testEnv(), organisationId);
  return {
    ...{ organisationId, browser },
    row: async () => (await db.select().from(organisation).where(eq(organisation.id, organisationId)))[0],
    documents: () =>
      db
        .select()
        .from(vendorDocument)
        .where(eq(vendorDocument.organisationId, organisationId))
        .orderBy(vendorDocument.uploadedAt),
  };
}
