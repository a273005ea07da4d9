import type { FC } from "hono/jsx";
import type { InvoiceLine } from "../../worker/billing/types.ts";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import type { PayFacts } from "../../worker/payments/pay-records.ts";

/** The invoice's lines as they were fixed, with the tax and what came already. */
export const Bill: FC<{ facts: PayFacts }> = ({ facts: { invoice, organisation } }) => {
  const amount = (value: number) => formatAmount(value, invoice.currency, organisation.locale);
  const money = (value: number) => formatMoney(value, invoice.currency, organisation.locale);
  if (invoice.lines.length === 0) return null;
  return (
    <div class="bill">
      {invoice.lines.map((line) => (
        <p class="line">
          <span>{described(line, amount)}</span>
          <span class="num">{amount(line.amount)}</span>
        </p>
      ))}
      {invoice.tax > 0 ? <Sum name="Tax" value={amount(invoice.tax)} /> : null}
      <Sum name="Total" value={money(invoice.total)} strong />
      {invoice.amountPaid > 0 ? (
        <>
          <Sum name="Paid" value={amount(invoice.amountPaid)} />
          {invoice.amountDue > 0 ? <Sum name="Still to pay" value={money(invoice.amountDue)} strong /> : null}
        </>
      ) : null}
    </div>
  );
};

const Sum: FC<{ name: string; value: string; strong?: boolean }> = ({ name, value, strong }) => (
  <p class={strong ? "line sum" : "line"}>
    <span>{name}</span>
    <span class="num">{value}</span>
  </p>
);

/** The quantity only where it says something. */
function described(line: InvoiceLine, amount: (value: number) => string): string {
  return line.quantity === "1"
    ? line.description
    : // The calculation stays on one line.
      `${line.description}, ${line.quantity}\u00a0×\u00a0${amount(line.unitAmount)}`;
}
