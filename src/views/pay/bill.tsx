import type { FC } from "hono/jsx";
import type { InvoiceLine } from "../../worker/billing/types.ts";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import { taxSums, taxWords } from "../../worker/money/tax-sums.ts";
import type { PayFacts } from "../../worker/payments/pay-records.ts";

type Money = (value: number) => string;

/** The invoice's lines as they were fixed, with discounts, taxes by name, what was credited and what came already. */
export const Bill: FC<{ facts: PayFacts; here: string }> = ({ facts, here }) => {
  const { invoice, organisation, creditNotes } = facts;
  const amount = (value: number) => formatAmount(value, invoice.currency, organisation.locale);
  const money = (value: number) => formatMoney(value, invoice.currency, organisation.locale);
  const { lines, total, amountPaid, amountDue } = invoice;
  if (lines.length === 0) return null;
  const issued = creditNotes.filter(({ status }) => status === "issued");
  const known = issued.reduce((sum, note) => sum + note.total, 0);
  // What is known by its sum alone, such as a note that was made in Stripe's dashboard a moment ago.
  const otherwise = invoice.credited + invoice.creditedAfter - known;
  return (
    <div class="bill">
      {lines.map((line) => (
        <Line line={line} amount={amount} />
      ))}
      {taxSums(lines).map((tax) => (
        <Sum name={taxWords(tax)} value={amount(tax.tax)} />
      ))}
      <Sum name="Total" value={money(total)} strong />
      {issued.map((note) => (
        <p class="line">
          <span>
            <a href={`${here}/credit-notes/${note.id}.pdf`}>
              {["Credit note", note.number].filter(Boolean).join(" ")}
            </a>
            {note.reason ? <span class="less soft">{note.reason}</span> : null}
          </span>
          <span class="num">{amount(-note.total)}</span>
        </p>
      ))}
      {otherwise > 0 ? <Sum name="Credited" value={amount(-otherwise)} /> : null}
      {amountPaid > 0 ? <Sum name="Paid" value={amount(-amountPaid)} /> : null}
      {amountDue > 0 && amountDue < total ? (
        <Sum name="Still to pay" value={money(amountDue)} strong />
      ) : null}
    </div>
  );
};

const Line: FC<{ line: InvoiceLine; amount: Money }> = ({ line, amount }) => {
  const less = [
    line.discount ? `less ${amount(line.discount)} discount` : null,
    line.before?.amount ? `less ${amount(line.before.amount)} billed before` : null,
  ].filter((words) => words !== null);
  return (
    <p class="line">
      <span>
        {described(line, amount)}
        {less.length > 0 ? <span class="less soft">{less.join(", ")}</span> : null}
      </span>
      <span class="num">{amount(line.amount)}</span>
    </p>
  );
};

const Sum: FC<{ name: string; value: string; strong?: boolean }> = ({ name, value, strong }) => (
  <p class={strong ? "line sum" : "line"}>
    <span>{name}</span>
    <span class="num">{value}</span>
  </p>
);

/** The quantity only where it says something. */
function described(line: InvoiceLine, amount: Money): string {
  const unit = line.unit ? `\u00a0${line.unit}` : "";
  return line.quantity === "1"
    ? line.description
    : // The calculation stays on one line.
      `${line.description}, ${line.quantity}${unit}\u00a0×\u00a0${amount(line.unitAmount)}`;
}
