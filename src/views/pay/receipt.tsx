import type { FC } from "hono/jsx";
import type { PaymentRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { PayFacts } from "../../worker/payments/pay-records.ts";
import { calendarDateIn } from "../../worker/time/calendar.ts";
import { formatLongDate } from "../../worker/time/format.ts";
import { paymentMethodWords } from "./words.ts";

/** Each payment that came, with its date and how; what is on its way; and what went back. Nothing where nothing came. */
export const Receipt: FC<{ facts: PayFacts }> = ({ facts }) => {
  const { organisation, invoice, payments, refunds, customer } = facts;
  const { locale, timeZone, name } = organisation;
  const money = (minor: number) => formatMoney(minor, invoice.currency, locale);
  const day = (at: number) => formatLongDate(calendarDateIn(timeZone, at), locale);
  const came = payments.filter(({ status }) => status === "paid" || status === "processing");
  const back = refunds.filter(({ status }) => status === "pending" || status === "succeeded");
  if (came.length === 0 && back.length === 0) return null;
  const isPaid = invoice.status === "paid";
  return (
    <section class="receipt" id="receipt" aria-labelledby="receipt-heading">
      <h2 id="receipt-heading">{isPaid ? "Receipt" : "Payments"}</h2>
      {isPaid ? (
        <p class="soft">
          {name} received this from {invoice.billTo?.name ?? customer.name}
          {invoice.number ? <> for invoice {invoice.number}</> : null}.
        </p>
      ) : null}
      {came.map((payment) => (
        <p class="line">
          <span>
            {payment.receivedOn ? formatLongDate(payment.receivedOn, locale) : day(payment.at)}
            <span class="soft">, {howItCame(payment)}</span>
          </span>
          <span class="num">{money(payment.amount)}</span>
        </p>
      ))}
      {back.map((refund) => (
        <p class="line">
          <span>
            {day(refund.createdAt)}
            <span class="soft">, given back{refund.status === "pending" ? ", on its way" : ""}</span>
          </span>
          <span class="num">{money(-refund.amount)}</span>
        </p>
      ))}
    </section>
  );
};

function howItCame(payment: PaymentRow): string {
  const words = paymentMethodWords(payment);
  return payment.status === "processing" ? `${words}, on its way` : words;
}
