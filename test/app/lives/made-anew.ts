import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { aTicket } from "../../support/close-out.ts";
import type { Life } from "../../support/life.ts";
import { cheque, expectAtStripe, expectSentTo, isOut, NEW_DRAFT, payPart } from "./steps.ts";

/** What is out, and half begun to be paid, is void and made anew for another payer. */
export async function movedWhileOut(life: Life): Promise<void> {
  const { desk } = life;
  const invoice = await isOut(life);
  const { customer } = await desk.app.api.receive(aTicket());
  await payPart(life, invoice, "20.00");
  const move = () => desk.press(invoice.id, "move-payer", { customer: customer.id, reason: "Sold" });
  const calls = ["POST /v1/payment_intents/*/cancel$", "POST /v1/invoices/*/void$"];
  const made = [{ call: "POST /v1/customers$", about: customer.id }, ...NEW_DRAFT];
  const isMoved = async () => (await life.is(invoice.id, "void")) && life.draftWaits();
  await life.through([...calls, ...(life.leaves ? [] : made)], move, isMoved);
  await life.agrees(invoice.id, ({ status }) => status === "void");
  await expectSentTo(life, customer.email ?? "");
  await expectAtStripe(life, ["open", "void"]);
}

/** All of it is credited, and one draft takes its place however often that is asked for. */
export async function billedAgain(life: Life): Promise<void> {
  const { desk } = life;
  const invoice = await isOut(life);
  const again = () => desk.press(invoice.id, "bill-again");
  const early: number[] = [];
  const asked = { reason: "Wrong", how: "all", giveBack: "none" };
  // Bill it again is pressed while nobody knows yet what came of the credit note.
  const credit = async () => {
    const [said] = await Promise.all([
      desk.press(invoice.id, "credit", asked),
      sleep(400).then(async () => early.push((await again()).status)),
    ]);
    return said;
  };
  const isCredited = async () => (await desk.invoice(invoice.id)).amountCredited === invoice.total;
  await life.through(["POST /v1/credit_notes$"], credit, isCredited);
  const twice = async () => (await Promise.all([again(), again()]))[0];
  const calls = early.includes(303) ? [] : NEW_DRAFT;
  await life.through(calls, twice, () => life.draftWaits());
  await again();
  const draft = await life.draft();
  await life.pressed(() => desk.press(draft.id, "send-draft"));
  const out = await life.agrees(draft.id, ({ status }) => status === "open");
  expect(out).toMatchObject({ replaces: invoice.id, revision: 2, total: invoice.total });
  await life.agrees(invoice.id, ({ status }) => status === "paid");
  await expectAtStripe(life, ["open", "paid"]);
}

/** A cheque that was recorded did not come: a credit note, and another invoice. */
export async function bounced(life: Life): Promise<void> {
  const { desk } = life;
  const invoice = await isOut(life);
  const record = () => desk.press(invoice.id, "record-payment", cheque(invoice.amountDue));
  await life.through(["POST /v1/invoices/*/pay$"], record, () => life.is(invoice.id, "paid"));
  await life.agrees(invoice.id, (now) => now.amountPaid === invoice.total);
  const payment = await life.comes(() => desk.paymentOf(invoice), "a payment that can be undone");
  const undo = () => desk.press(invoice.id, "undo-payment", { payment, reason: "It bounced" });
  await life.through(["POST /v1/credit_notes$", ...NEW_DRAFT], undo, () => life.draftWaits());
  await life.agrees(invoice.id, (now) => now.amountCredited === invoice.total);
  await undo();
  // The customer hears of it from us alone.
  expect((await desk.booked(invoice.stripeInvoiceId))?.credit_notes).toMatchObject([{ email_type: "none" }]);
  const draft = await life.draft();
  await life.pressed(() => desk.press(draft.id, "send-draft"));
  await life.agrees(draft.id, (now) => now.amountDue === invoice.total);
  await life.agrees(invoice.id, ({ status }) => status === "paid");
  await expectAtStripe(life, ["open", "paid"]);
}
