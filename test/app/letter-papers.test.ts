import { afterAll, beforeAll, expect, test } from "vitest";
import type { PortalProfile } from "../../src/worker/portals/profile.ts";
import { PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import { aTicket, closeOut, invoiced } from "../support/close-out.ts";
import { aPhoto, photoForm } from "../support/pictures.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";

type Letter = {
  id: string;
  to: string[];
  cc: string[];
  subject: string;
  text: string;
  attachments: string[];
};
type Vendor = Awaited<ReturnType<TestWorker["addOrganisation"]>>;

let app: TestWorker;
let vendor: Vendor;

beforeAll(async () => {
  app = await startTestWorker();
  vendor = await app.addOrganisation("Gulf Coast Screens");
});
afterAll(() => app?.close());

test("A customer's letter has its button, and the invoice beside it as a small PDF", async () => {
  const ticket = aTicket();
  const job = await closeOut(vendor.api, ticket);
  const { number } = await invoiced(vendor.api, job.id, "open");
  const letter = await letterTo(ticket.customer.email);
  expect(letter.text).toContain("/pay/");
  expect(letter.attachments).toEqual([`Invoice ${number}.pdf`]);
  const invoice = await attached(letter, 0);
  expect(invoice.subarray(0, 5).toString()).toBe("%PDF-");
  expect(invoice.length).toBeLessThan(200_000);
});

test("An inbox that a machine reads gets one PDF with everything, alone, without a word", async () => {
  await addPortal("Inbox", {
    packet: { ...PLAIN_PROFILE.packet, singleFile: true, fileName: "{{ ticket }}.pdf" },
    mail: {
      ...{ to: "ap@inbox.example", cc: [], ccAllowed: false, bodyEmpty: true },
      ...{ subject: "{{ invoice }} {{ ticket }}", subjectUnique: true, attach: "invoice_and_packet" },
    },
  });
  const ticket = aTicket({ portal: "Inbox", source: "Inbox" });
  const { id } = await vendor.api.receive(ticket);
  await addPhotos(id);
  const job = await closeOut(vendor.api, ticket);
  const { number } = await invoiced(vendor.api, job.id, "open");
  const letter = await letterTo("ap@inbox.example");
  expect(letter).toMatchObject({
    ...{ to: ["ap@inbox.example"], cc: [], subject: `${number} ${ticket.ticketNumber}` },
    attachments: [`${ticket.ticketNumber}.pdf`],
  });
  expect(letter.text.trim()).toBe("");
  expect((await attached(letter, 0)).subarray(0, 5).toString()).toBe("%PDF-");
  expect(await letters(ticket.customer.email)).toEqual([]);
});

test("A manager who wants the packet beside the invoice gets both, and the packet is the one that is kept", async () => {
  await addPortal("Manager", {
    packet: { ...PLAIN_PROFILE.packet, fileName: "{{ ticket }} proof.pdf" },
    mail: { ...PLAIN_PROFILE.mail, cc: ["boss@pm.example"], attach: "invoice_and_packet" },
  });
  const ticket = aTicket({ portal: "Manager", source: "Manager" });
  const { id } = await vendor.api.receive(ticket);
  await addPhotos(id);
  const job = await closeOut(vendor.api, ticket);
  const { number } = await invoiced(vendor.api, job.id, "open");
  const letter = await letterTo(ticket.customer.email);
  expect(letter.cc).toEqual(["boss@pm.example"]);
  expect(letter.attachments).toEqual([`Invoice ${number}.pdf`, `${ticket.ticketNumber} proof.pdf`]);
  const sent = await attached(letter, 1);
  const again = await fetch(`${app.url}/api/v1/jobs/${id}/packet.pdf`, {
    headers: { Authorization: `Bearer ${vendor.apiKey}` },
  });
  expect(Buffer.from(await again.arrayBuffer()).equals(sent)).toBe(true);
});

async function addPortal(name: string, profile: Partial<PortalProfile>): Promise<void> {
  await app.d1
    .prepare(
      "INSERT INTO portal (organisation_id, id, name, rules, profile, created_at) VALUES (?, ?, ?, '{}', ?, 0)",
    )
    .bind(vendor.id, `portal_${name.toLowerCase()}`, name, JSON.stringify(profile))
    .run();
}

async function addPhotos(jobId: string): Promise<void> {
  for (const [index, label] of ["before", "after"].entries()) {
    const form = photoForm(await aPhoto(index + 1), label, `photo-${index}`);
    await vendor.api.must("POST", `/jobs/${jobId}/photos`, { form });
  }
}

async function letters(to: string): Promise<Letter[]> {
  return (await app.mailbox.mails(to)) as unknown as Letter[];
}

function letterTo(to: string): Promise<Letter> {
  return until(
    async () => (await letters(to))[0],
    20_000,
    async () => `a letter to ${to}; what failed: ${JSON.stringify(await vendor.api.failures())}`,
  );
}

async function attached(letter: Letter, nth: number): Promise<Buffer> {
  const answer = await fetch(`${app.mailbox.url}/letters/${letter.id}/attachments/${nth}`);
  return Buffer.from(await answer.arrayBuffer());
}
