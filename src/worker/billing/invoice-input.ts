import type { InvoiceRow, PaymentRow } from "../database/rows.ts";
import { refuse } from "../jobs/decision.ts";
import { textOf } from "../jobs/office-verbs.ts";
import type { Command, Refusal } from "../jobs/types.ts";
import { parseMoney } from "../money/parse.ts";
import { isCalendarDate } from "../time/calendar.ts";
import { BILLING_SURFACES, PAYMENT_METHODS } from "./vocabulary.ts";
import type { MoneyAction } from "./who-may.ts";

type Asked = {
  invoice: InvoiceRow;
  payments: PaymentRow[];
  locale: string;
  newId: (prefix: string) => string;
};

/** What was asked of an invoice on its screen, as a command; or what is wrong with what was typed. */
export function readAction(action: MoneyAction, form: FormData, asked: Asked): Command | Refusal {
  const { id: invoiceId } = asked.invoice;
  const reason = textOf(form, "reason").slice(0, 500);
  switch (action) {
    case "send_draft":
      return { type: "send_draft", invoiceId };
    case "edit_draft":
      return readDraft(form, invoiceId);
    case "discard_draft":
      return { type: "discard_draft", invoiceId, reason };
    case "void": {
      const as = BILLING_SURFACES.find((one) => one === textOf(form, "as"));
      return { type: "void_invoice", invoiceId, reason, reissue: form.has("reissue"), ...(as && { as }) };
    }
    case "move_payer": {
      const customerId = textOf(form, "customer");
      if (customerId === "") return refuse("invalid_input", "Choose who pays instead.");
      return { type: "move_payer", customerId, reason };
    }
    case "credit":
      return readCredit(form, asked, reason);
    case "write_off":
      return { type: "write_off", invoiceId, reason };
    case "recover":
      return { type: "recover", invoiceId };
    case "bill_again":
      return { type: "bill_again", invoiceId };
    case "record_payment":
      return readPayment(form, asked);
    case "undo_payment":
      return { type: "undo_payment", paymentId: textOf(form, "payment"), reason };
    case "refund":
      return readRefund(form, asked, reason);
    case "drop":
      return { type: "drop_operation", intentId: textOf(form, "intent") };
    case "revoke_link":
      return { type: "revoke_pay_link", invoiceId };
  }
}

function readDraft(form: FormData, invoiceId: string): Command | Refusal {
  const on = textOf(form, "dueOn");
  if (!isCalendarDate(on)) return refuse("invalid_input", "Enter the day on which it is due.");
  const memo = textOf(form, "memo").slice(0, 500) || null;
  return { type: "edit_draft", invoiceId, terms: { kind: "date", on }, memo };
}

/** Everything that is left, or so much of each line as was typed beside it. */
function readCredit(form: FormData, { invoice, locale, newId }: Asked, reason: string): Command | Refusal {
  const giveBack = (["none", "refund", "outside"] as const).find((one) => one === textOf(form, "giveBack"));
  const credit = { id: newId("cn"), invoiceId: invoice.id, reason, giveBack: giveBack ?? "none" };
  if (textOf(form, "how") !== "lines") return { type: "credit", credit: { ...credit, parts: "all" } };
  const parts: { index: number; amount: number }[] = [];
  for (const index of invoice.lines.keys()) {
    const typed = textOf(form, `line-${index}`);
    if (typed === "") continue;
    const amount = parseMoney(typed, invoice.currency, locale);
    if (amount === null) return refuse("invalid_input", `“${typed}” is no amount.`);
    if (amount > 0) parts.push({ index, amount });
  }
  if (parts.length === 0) return refuse("invalid_input", "Enter what is credited beside at least one line.");
  return { type: "credit", credit: { ...credit, parts } };
}

function readPayment(form: FormData, { invoice, locale, newId }: Asked): Command | Refusal {
  const amount = parseMoney(textOf(form, "amount"), invoice.currency, locale);
  if (amount === null || amount <= 0) return refuse("invalid_input", "Enter the amount that came.");
  const means = PAYMENT_METHODS.find((one) => one === textOf(form, "means")) ?? "other";
  const receivedOn = textOf(form, "receivedOn");
  if (!isCalendarDate(receivedOn)) return refuse("invalid_input", "Enter the day on which it came.");
  const reference = textOf(form, "reference").slice(0, 100) || null;
  const payment = { id: newId("pay"), invoiceId: invoice.id, amount, means, reference, receivedOn };
  return { type: "record_payment", payment };
}

function readRefund(
  form: FormData,
  { invoice, payments, locale, newId }: Asked,
  reason: string,
): Command | Refusal {
  const payment = payments.find((one) => one.id === textOf(form, "payment"));
  if (!payment) return refuse("not_found", "There is no such payment.");
  const amount = parseMoney(textOf(form, "amount"), invoice.currency, locale);
  if (amount === null || amount <= 0) return refuse("invalid_input", "Enter the amount that goes back.");
  return { type: "refund", refund: { id: newId("ref"), paymentId: payment.id, amount, reason } };
}
