import type { FrameLocator, Page } from "playwright-core";
import type { Invoice } from "../../support/api-client.ts";
import { closeOut, invoiced } from "../../support/close-out.ts";
import type { TestWorker } from "../../support/test-worker.ts";

type Owner = Awaited<ReturnType<TestWorker["addOrganisation"]>>;

/** A bill that is out: its job, its invoice, and the customer's page. */
export type Bill = { jobId: string; invoice: Invoice; url: string; stripeId: string };

/** From the ticket to the bill that its customer has in the mailbox. */
export async function aBillToPay(owner: Owner): Promise<Bill> {
  const job = await closeOut(owner.api);
  const invoice = await invoiced(owner.api, job.id, "open");
  return { jobId: job.id, invoice, url: invoice.payUrl ?? "", stripeId: invoice.stripeInvoiceId ?? "" };
}

/** Presses the button of the letter, and waits for Stripe's form in its place. */
export async function openForm(page: Page): Promise<void> {
  // Until the page's script is there, the button leads to Stripe's own page.
  await page.locator("#pay-link[aria-controls]").waitFor();
  await page.getByRole("link", { name: /^Pay \$/ }).click();
  await formReady(page);
}

export async function formReady(page: Page): Promise<void> {
  await cardFrame(page).getByLabel("Card number").waitFor();
}

export function cardFrame(page: Page): FrameLocator {
  return page.frameLocator("#pay-element iframe");
}

export async function typeCard(page: Page, number: string): Promise<void> {
  const frame = cardFrame(page);
  await frame.getByLabel("Card number").fill(number);
  await frame.getByLabel("Expiration date").fill("1234");
  await frame.getByLabel("Security code").fill("123");
}

/** By the keyboard: Stripe's frame changes its height by itself, and a button that moves is missed. */
export async function pressPay(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Pay \$/ }).press("Enter");
}
