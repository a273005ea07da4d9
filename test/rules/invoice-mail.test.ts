import { expect, test } from "vitest";
import { byMailRules, invoiceAddress } from "../../src/worker/delivery/invoice-mail.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { type MailRules, PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import { jobIn, portalOf, setting } from "./fixtures.ts";

const letter = { subject: "Invoice 7 from Gulf Coast Screens", html: "<p>Pay</p>", text: "Pay" };

function billedBy(mail: Partial<MailRules>, over: Partial<Job["row"]> = {}): Job {
  const portal = portalOf({}, { mail: { ...PLAIN_PROFILE.mail, ...mail } });
  // Billed before the portal had these rules: what its preflight says of them is another story.
  const job = jobIn("approved");
  return { ...job, portal, row: { ...job.row, ...over } };
}

function written(job: Job) {
  const [invoice] = job.invoices;
  if (!invoice) throw new Error("the job is not billed");
  return byMailRules(job, { ...invoice, number: "INV-7" }, letter);
}

test("Without a portal, and where it says nothing, the letter is the usual one to the customer", () => {
  expect(written(jobIn("approved"))).toEqual({ ...letter, cc: [] });
  expect(invoiceAddress(jobIn("approved"))).toBe("ap@lakeside.example");
  expect(written(billedBy({}))).toEqual({ ...letter, cc: [] });
});

test("An inbox that reads by machine gets its own subject, no word, and nobody beside it", () => {
  const rules = { to: "ap@inbox.example", cc: ["boss@pm.example"], ccAllowed: false, bodyEmpty: true };
  const job = billedBy(
    { ...rules, subject: "{{ ticket }} / {{ invoice }} {{ po }}" },
    { ticketNumber: "WO-1", purchaseOrder: null },
  );
  expect(invoiceAddress(job)).toBe("ap@inbox.example");
  expect(written(job)).toEqual({ subject: "WO-1 / INV-7", html: "", text: " ", cc: [] });
  expect(written(billedBy({ cc: ["boss@pm.example"] })).cc).toEqual(["boss@pm.example"]);
});

test("A template that cannot be read leaves the usual subject: a letter is never without one", () => {
  expect(written(billedBy({ subject: "{{ ticket" })).subject).toBe(letter.subject);
  expect(written(billedBy({ subject: "{{ po }}" }, { purchaseOrder: null })).subject).toBe(letter.subject);
});

test("A customer without an address is billed where the manager has one, and asked for by name otherwise", () => {
  const customer = { ...setting.customer, email: null };
  const mail = { ...PLAIN_PROFILE.mail, to: "ap@inbox.example" };
  const job = jobIn("approved", { customer, portal: portalOf({}, { mail }) });
  expect(job.intents[0]?.frozen).toMatchObject({ customer: { email: "ap@inbox.example" } });
  expect(() => jobIn("approved", { customer })).toThrow("has no e-mail address");
});
