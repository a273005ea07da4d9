import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invoice, Job } from "../support/api-client.ts";
import type { Mail } from "../support/local-mailbox.ts";
import { aSignature, photoForm, signatureForm } from "../support/pictures.ts";
import { until } from "../support/until.ts";
import { readAloud } from "./support/accessible.ts";
import { DESK, PHONE, type Window } from "./support/browser.ts";
import { aShot } from "./support/camera.ts";
import { openPayPage } from "./support/customer.ts";
import { look } from "./support/look.ts";
import { openForm, pressPay, typeCard } from "./support/paying.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

type Parts = Job & {
  notToExceed: number | null;
  lineItems: { description: string }[];
  milestones: { title: string; status: string; invoiceId: string | null }[];
  changeOrders: { status: string; answeredBy: string | null }[];
};

const LINES = [
  { description: "Labour", quantity: "4", unitAmount: 9_000, kind: "labour" },
  { description: "Frame, ft", quantity: "10", unitAmount: 2_500, taxRate: "7.5", kind: "material" },
];
/** 360.00, and 250.00 with 18.75 tax. */
const TOTAL = 62_875;
/** 300.00 and its tax, which is more than is allowed with the rest. */
const DOOR = 32_250;

const MAILBOX = "ap@kestrel-point.example";

/** An accepted job of the demo's vendor, for a customer of its own. */
async function anOrder(payer: string): Promise<string> {
  const { api } = stage.app;
  const slug = payer.toLowerCase().replaceAll(/\W+/g, "-");
  const { id } = await api.receive({
    ...{ title: `Screen room at ${payer}`, notToExceed: 90_000, lineItems: LINES },
    customer: { name: payer, email: `ap@${slug}.example` },
    site: { line1: "14 Shore Road", city: "Tampa", region: "FL" },
  });
  await api.move(id, "accepted");
  return id;
}

const jobNow = (id: string) => stage.app.api.must<Parts>("GET", `/jobs/${id}`);

/** Waits for the job's newest invoice to stand so. */
function newest(id: string, status: Invoice["status"], count: number): Promise<Invoice> {
  return until(
    async () => {
      const { invoices } = await jobNow(id);
      const last = invoices.at(-1);
      return invoices.length === count && last?.status === status ? last : undefined;
    },
    20_000,
    async () => `invoice ${count} is ${status}: ${JSON.stringify((await jobNow(id)).invoices)}`,
  );
}

/** Opens the fold and writes the deposit's row. */
async function planDeposit(page: Page): Promise<void> {
  await page.getByText("Bill a deposit or in parts").click();
  await page.getByLabel("Name of part 1").fill("Deposit");
  await page.getByLabel("How much of part 1").fill("30");
  await page.getByRole("button", { name: "Save the parts" }).click();
  await page.locator("#milestones .milestone").getByText("Deposit", { exact: true }).waitFor();
}

/** A fold closes with what it did, and opens again with one press. */
async function foldWorks(page: Page, words: string, inside: string): Promise<void> {
  const fold = page.locator("details.fold").filter({ has: page.getByText(words, { exact: true }) });
  await until(async () => !(await fold.getAttribute("open").then((open) => open !== null)), 5_000, words);
  await page.getByText(words, { exact: true }).click();
  await fold.getByLabel(inside).first().waitFor();
  await page.getByText(words, { exact: true }).click();
  await fold.getByLabel(inside).first().waitFor({ state: "hidden" });
}

/** The letter of an invoice; it is written a moment after the invoice is open. */
function letterOf({ number }: Invoice, to: string): Promise<Mail> {
  return until(
    async () =>
      (await stage.app.mailbox.mails(to)).find(({ subject }) => subject.includes(`Invoice ${number}`)),
    20_000,
    `the letter of ${number}`,
  );
}

/** The page behind the letter of an invoice. */
async function openBill(customer: Window, { number }: Invoice): Promise<Page> {
  const page = await openPayPage(customer, stage.app, `Invoice ${number}`);
  const said = (await page.locator("main").textContent()) ?? "";
  expect(said).toContain("Screen room");
  return page;
}

async function payHere(page: Page): Promise<void> {
  // Before its script is there, the button leads to Stripe's own page.
  await page.waitForLoadState("load");
  await openForm(page);
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await page
    .getByText(/^Paid on /)
    .first()
    .waitFor();
}

/** Photos and a signature, as the demo's rules ask, and the press that closes it on site. */
async function doTheWork(id: string): Promise<void> {
  const { api } = stage.app;
  await api.move(id, "on_site");
  for (const [index, label] of ["before", "before", "after", "after"].entries()) {
    const { buffer, mimeType } = await aShot(index);
    const file = new Blob([new Uint8Array(buffer)], { type: mimeType });
    await api.must("POST", `/jobs/${id}/photos`, { form: photoForm(file, label, `${id}-${index}`) });
  }
  await api.must("POST", `/jobs/${id}/signature`, { form: signatureForm(await aSignature(), "M. Ortiz") });
  await api.move(id, "completed");
}

test("A deposit, a change that the customer approves, and the rest: together what the job comes to", async () => {
  const { app } = stage;
  const id = await anOrder("Kestrel Point");
  const [desk, customer] = [await stage.open(DESK), await stage.open(PHONE)];
  const page = await signedIn(desk, app, OFFICE);
  await page.goto(`${app.url}/office/jobs/${id}`);
  await planDeposit(page);
  await foldWorks(page, "Change the parts", "Name of part 1");
  await page.getByRole("button", { name: "Ask for it now: Deposit" }).click();
  const deposit = await newest(id, "open", 1);
  expect(deposit.total).toBe(Math.round(TOTAL * 0.3));
  await page.locator("#milestones").getByText("Sent", { exact: true }).waitFor();
  await letterOf(deposit, MAILBOX);
  await payHere(await openBill(customer, deposit));
  await newest(id, "paid", 1);
  expect((await jobNow(id)).status).toBe("accepted");

  await page.getByText("Propose a change", { exact: true }).click();
  await page.getByLabel("What is to be done").fill("A door to the yard");
  await page.getByLabel("Why", { exact: true }).fill("There is none to the grass.");
  await page.getByLabel("Kind of line 1").selectOption("material");
  await page.getByLabel("Description of line 1").fill("Screen door, white");
  await page.getByLabel("Price of line 1").fill("300.00");
  await page.getByRole("button", { name: "Ask the customer" }).click();
  const change = page.locator("#changes");
  await change.getByText("Waits for an answer").waitFor();
  await change.getByText("It takes the job to $951.25, above what was allowed.").waitFor();
  expect(await jobNow(id)).toMatchObject({ total: TOTAL, notToExceed: 90_000 });
  await foldWorks(page, "Propose a change", "What is to be done");
  await foldWorks(page, "They declined it", "What they said or wrote, and who");

  const asked = await changeFromLetter(customer, "A door to the yard");
  await asked.getByText("Screen door, white").waitFor();
  await asked
    .getByText("That is above the $900.00 approved so far. Approving allows up to $951.25.")
    .waitFor();
  expect(await look(asked, { name: "change-asked", dark: true })).toEqual([]);
  expect(await readAloud(asked, "change asked")).toEqual([]);
  await asked.getByLabel("Your name").fill("Pat Kestrel");
  await asked.getByRole("button", { name: "Approve $322.50" }).click();
  await asked.getByText("Approved: $322.50 more.").waitFor();
  expect(await jobNow(id)).toMatchObject({
    ...{ total: TOTAL + DOOR, notToExceed: TOTAL + DOOR },
    lineItems: [{}, {}, { description: "Screen door, white" }],
    changeOrders: [{ status: "approved", answeredBy: "Pat Kestrel" }],
  });
  await page.reload();
  await change.getByText("Approved", { exact: true }).waitFor();

  await doTheWork(id);
  await page.reload();
  await page
    .locator("#money")
    .getByText(/proof waits for a look/)
    .waitFor();
  expect(await look(page, { name: "job-in-parts", dark: true })).toEqual([]);
  await page.setViewportSize(DESK.viewport);
  // What the press sends is the rest, not the job.
  const left = `$${((TOTAL + DOOR - deposit.total) / 100).toFixed(2)}`;
  await page.getByText(`Approving makes an invoice of ${left}`).waitFor();
  await page.getByRole("button", { name: `Approve and send ${left}` }).click();
  const rest = await newest(id, "open", 2);
  expect(deposit.total + rest.total).toBe(TOTAL + DOOR);
  expect((await letterOf(rest, MAILBOX)).text).toContain("billed before");
  const final = await openBill(customer, rest);
  expect(final.url()).toBe(rest.payUrl);
  await final
    .getByText(/^less [\d.]+ billed before$/)
    .first()
    .waitFor();
  const pdf = await fetch(`${rest.payUrl}/invoice.pdf`);
  expect([pdf.status, pdf.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  await payHere(final);
  await newest(id, "paid", 2);
  await expect.poll(async () => (await jobNow(id)).status, { timeout: 20_000 }).toBe("closed");
  expect((await jobNow(id)).milestones.map(({ status }) => status)).toEqual(["paid", "paid"]);
  await page.reload();
  expect(await page.locator("#milestones").getByText("Paid", { exact: true }).count()).toBe(2);
  await closeContent(desk, customer);
});

test("A deposit that is asked for from two tabs at once is on one invoice, and one letter goes out", async () => {
  const { app } = stage;
  const id = await anOrder("Osprey Landing");
  const desk = await stage.open(DESK);
  const first = await signedIn(desk, app, OFFICE);
  await first.goto(`${app.url}/office/jobs/${id}`);
  await planDeposit(first);
  const second = await desk.context.newPage();
  await second.goto(`${app.url}/office/jobs/${id}`);
  const moment = Date.now() + 500;
  await Promise.all(
    [first, second].map((tab) =>
      tab.getByRole("button", { name: "Ask for it now: Deposit" }).evaluate(pressAt, moment),
    ),
  );
  await newest(id, "open", 1);
  for (const tab of [first, second]) {
    await tab.locator("#milestones").getByText("Sent", { exact: true }).waitFor();
    expect(await tab.getByRole("button", { name: /^Ask for it now/ }).count()).toBe(0);
  }
  expect(await app.stripe.invoicesOf(id)).toHaveLength(1);
  expect((await jobNow(id)).invoices).toHaveLength(1);
  const [invoice] = (await jobNow(id)).invoices;
  if (invoice) await letterOf(invoice, "ap@osprey-landing.example");
  expect(await app.mailbox.mails("ap@osprey-landing.example")).toHaveLength(1);
  await closeContent(desk);
});

/** The page behind the letter's button. */
async function changeFromLetter({ context }: Window, title: string): Promise<Page> {
  const mailbox = await context.newPage();
  await mailbox.goto(stage.app.mailbox.url);
  await mailbox
    .getByRole("link", { name: `Please approve: ${title}` })
    .first()
    .click();
  const opened = context.waitForEvent("page", { timeout: 60_000 });
  await mailbox
    .frameLocator("iframe[title='The letter']")
    .getByRole("link", { name: "Look and answer" })
    .click();
  const page = await opened;
  await page.getByRole("heading", { name: "Please approve a change" }).waitFor();
  return page;
}

/** In two tabs at the same moment, milliseconds since 1970. */
function pressAt(button: Node, moment: number): Promise<void> {
  return new Promise((resolve) => {
    const press = () => {
      button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      resolve();
    };
    setTimeout(press, moment - Date.now());
  });
}
