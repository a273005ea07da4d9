import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invoice } from "../support/api-client.ts";
import { until } from "../support/until.ts";
import { DESK } from "./support/browser.ts";
import { OWNER, signedIn } from "./support/people.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

test("A draft is sent, voided, made anew, credited, paid by cheque, refunded and written off; the books agree at every moment", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  await booksAgree(page);

  // The draft with a Send button.
  const draft = await invoiceOf(
    (one) => one.number === null && one.customer.name === "Cypress Grove Apartments",
  );
  await open(page, draft.id);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("heading", { name: /^INV-\d{4}/ }).waitFor();
  await booksAgree(page);

  // Sent with a mistake: void, and another in its place.
  await open(page, draft.id);
  const [first] = (await page.getByRole("heading", { level: 1 }).textContent())?.trim().split(" ") ?? [];
  await act(page, "Void", async (form) => {
    await form.getByLabel("Why").fill("The lift was not used");
    await form.getByRole("button", { name: "Void it" }).click();
  });
  await page.locator("#invoice .head").getByText("Void", { exact: true }).waitFor();
  await booksAgree(page);
  await open(page, draft.id);
  await page.locator("aside").getByText("In its place").waitFor();
  await page.locator("aside dl").getByRole("link", { name: "a draft" }).click();
  await page.getByText(`${first}, revision 2`).waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("heading", { name: /^INV-\d{4}/ }).waitFor();
  const again = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await booksAgree(page);

  // A part is credited before it is paid, a part comes by cheque, and the rest by card.
  await open(page, again);
  await act(page, "Credit", async (form) => {
    await form.getByLabel("What", { exact: true }).selectOption("lines");
    await form.getByText("Lines", { exact: true }).click();
    await form.getByLabel("Labour").fill("90.00");
    await form.getByLabel("Why").fill("An hour less");
    await form.getByRole("button", { name: "Issue the credit note" }).click();
  });
  await page.getByRole("link", { name: /^Credit note CN-0001/ }).waitFor();
  await booksAgree(page);
  await open(page, again);
  await act(page, "Record a payment", async (form) => {
    await form.getByLabel("Amount").fill("100.00");
    await form.getByLabel("Number or reference").fill("1042");
    await form.getByRole("button", { name: "Record it" }).click();
  });
  await page.getByText("Cheque 1042").waitFor();
  await booksAgree(page);
  const open2 = await invoiceOf((one) => one.id === again);
  await app.stripe.pay(open2.stripeInvoiceId ?? "");
  await until(
    async () => ((await invoiceOf((one) => one.id === again)).status === "paid" ? true : undefined),
    20_000,
    async () => "the rest to be paid",
  );
  await booksAgree(page);

  // Some of it goes back.
  await open(page, again);
  await act(page, /^Refund/, async (form) => {
    await form.getByLabel("Amount").fill("50.00");
    await form.getByLabel("Why").fill("For the trouble");
    await form.getByRole("button", { name: "Refund", exact: true }).click();
  });
  await page.getByText("less $50.00 refunded").waitFor();
  await booksAgree(page);

  // A cheque for a whole invoice bounces: it is taken back, and asked for anew.
  const bounced = await invoiceOf(
    (one) =>
      one.status === "open" &&
      one.amountPaid === 0 &&
      one.customer.name === "Bay Property Management" &&
      !one.overdue,
  );
  await open(page, bounced.id);
  await act(page, "Record a payment", (form) => form.getByRole("button", { name: "Record it" }).click());
  await page.locator("#invoice .head").getByText("Paid", { exact: true }).waitFor();
  await booksAgree(page);
  await open(page, bounced.id);
  await act(page, /^Undo the payment/, async (form) => {
    await form.getByLabel("Why").fill("It bounced");
    await form.getByRole("button", { name: "Undo it" }).click();
  });
  await page.locator("aside").getByText("In its place").waitFor();
  await booksAgree(page);

  // One is given up, and asked for again.
  const late = await invoiceOf((one) => one.status === "open" && one.amountPaid === 0 && one.overdue);
  await open(page, late.id);
  await act(page, "Write off", async (form) => {
    await form.getByLabel("Why").fill("They moved away");
    await form.getByRole("button", { name: "Write it off" }).click();
  });
  await page.locator("#invoice .head").getByText("Written off").waitFor();
  await booksAgree(page);
  await open(page, late.id);
  await page.getByRole("button", { name: "Ask for it again" }).click();
  await page.getByText("It was written off, and is asked for again").waitFor();
  await booksAgree(page);
});

type Told = Invoice & { customer: { name: string }; overdue: boolean };

async function invoiceOf(holds: (one: Told) => boolean): Promise<Told> {
  const found = (await stage.app.api.all<Told>("/invoices")).find(holds);
  if (!found) throw new Error("the demo has no such invoice");
  return found;
}

async function open(page: Page, invoiceId: string): Promise<void> {
  await page.goto(`${stage.app.url}/office/invoices/${invoiceId}`);
}

/** Unfolds one of the things that can be done, and does it. */
async function act(
  page: Page,
  name: string | RegExp,
  fill: (form: ReturnType<Page["locator"]>) => Promise<void>,
): Promise<void> {
  const named = typeof name === "string" ? new RegExp(`^${name}$`) : name;
  const fold = page
    .locator("aside details.fold")
    .filter({ has: page.locator("summary", { hasText: named }) });
  await fold.locator("> summary").click();
  await fill(fold.locator("form"));
}

/** Both months that the demo's invoices are of, so that nothing hides on another page. */
async function booksAgree(page: Page): Promise<void> {
  await page.goto(`${stage.app.url}/office/books`);
  for (const month of [null, "before"]) {
    if (month) await page.getByRole("navigation", { name: "Month" }).getByRole("link").first().click();
    await page.locator("#books").getByRole("status").waitFor();
    expect(await page.locator("#books").getByRole("status").textContent()).toMatch(
      /agrees? with Stripe to the unit/,
    );
  }
}
