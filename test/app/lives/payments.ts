import { postJson } from "../../support/http.ts";
import type { Life } from "../../support/life.ts";
import { cheque, isOut, payPart } from "./steps.ts";

/** A part comes by cheque and one by the customer's page; one that was begun ends when the rest is written off. */
export async function inParts(life: Life): Promise<void> {
  const { desk } = life;
  const invoice = await isOut(life);
  const record = () => desk.press(invoice.id, "record-payment", cheque(5_000));
  const recorded = ["POST /v1/payment_records/report_payment$", "POST /v1/invoices/*/attach_payment$"];
  await life.through(recorded, record, async () => (await desk.invoice(invoice.id)).amountPaid === 5_000);
  await life.agrees(invoice.id, (now) => now.amountPaid === 5_000);

  await life.order("POST /v1/payment_intents$", "POST /v1/invoices/*/attach_payment$");
  const intent = await payPart(life, invoice, "20.00");
  await postJson(`${desk.app.stripe.url}/_local/payment_intents/${intent}/pay`, {});
  await life.agrees(invoice.id, (now) => now.amountPaid === 7_000);

  await payPart(life, invoice, "10.00");
  const calls = ["POST /v1/payment_intents/*/cancel$", "POST /v1/invoices/*/mark_uncollectible$"];
  const writeOff = () => desk.press(invoice.id, "write-off", { reason: "Gone" });
  await life.through(calls, writeOff, () => life.is(invoice.id, "uncollectible"));
  await writeOff();
  await life.agrees(invoice.id, ({ status }) => status === "uncollectible");
}

/** What came by card goes back by a credit note, then by a refund alone. */
export async function givenBack(life: Life): Promise<void> {
  const { desk } = life;
  const invoice = await isOut(life);
  await desk.app.stripe.pay(invoice.stripeInvoiceId ?? "");
  await life.comes(() => life.is(invoice.id, "paid"), "paid");
  const part = { reason: "Goodwill", how: "lines", "line-0": "10.01", giveBack: "refund" };
  const credit = () => desk.press(invoice.id, "credit", part);
  const isBack = async () => {
    const { amountCredited, amountRefunded } = await desk.invoice(invoice.id);
    return amountCredited > 1_001 && amountCredited === amountRefunded;
  };
  await life.through(["POST /v1/credit_notes$"], credit, isBack);
  const { amountRefunded } = await life.agrees(invoice.id, () => true);
  const payment = await life.comes(() => desk.paymentOf(invoice), "a payment that can be refunded");
  const refund = () => desk.press(invoice.id, "refund", { payment, amount: "20.00", reason: "Late" });
  const more = amountRefunded + 2_000;
  await life.through(
    ["POST /v1/refunds$"],
    refund,
    async () => (await desk.invoice(invoice.id)).amountRefunded === more,
  );
  await life.agrees(invoice.id, (now) => now.amountRefunded === more);
}
