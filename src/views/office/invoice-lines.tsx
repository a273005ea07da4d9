import type { FC } from "hono/jsx";
import type { InvoiceLine } from "../../worker/billing/types.ts";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import { taxSums, taxWords } from "../../worker/money/tax-sums.ts";
import type { InvoicePartProps } from "./invoice-screen.tsx";
import { LineColumns, SumRow } from "./line-rows.tsx";

/** The lines as they were frozen, and their sums. */
export const InvoiceLines: FC<InvoicePartProps> = ({ record: { invoice }, frame }) => {
  const amount = (minor: number) => formatAmount(minor, invoice.currency, frame.locale);
  const money = (minor: number) => formatMoney(minor, invoice.currency, frame.locale);
  const sums: [string, string][] = [];
  const taxes = taxSums(invoice.lines);
  if (taxes.length > 0) sums.push(["Subtotal", amount(invoice.subtotal)]);
  for (const one of taxes) sums.push([taxWords(one), amount(one.tax)]);
  sums.push(["Total", money(invoice.total)]);
  const credited = invoice.credited + invoice.creditedAfter;
  if (credited > 0) sums.push(["Credited", amount(-credited)]);
  if (invoice.amountPaid > 0) sums.push(["Paid", amount(-invoice.amountPaid)]);
  if (invoice.refunded > 0) sums.push(["Refunded", amount(invoice.refunded)]);
  if (invoice.amountPaid + credited > 0) sums.push(["Open", money(invoice.amountDue)]);
  return (
    <section class="sheet">
      <header>
        <h2>Lines</h2>
      </header>
      <table class="lines">
        <LineColumns />
        <tbody>
          {invoice.lines.map((line) => (
            <tr>
              <td>
                {line.description}
                <LineNotes line={line} amount={amount} />
              </td>
              <td class="num soft">{line.quantity}</td>
              <td class="num soft wide">{amount(line.unitAmount)}</td>
              <td class="num">{amount(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([name, sum]) => (
            <SumRow name={name}>{name === "Total" || name === "Open" ? <strong>{sum}</strong> : sum}</SumRow>
          ))}
        </tfoot>
      </table>
    </section>
  );
};

/** What was taken off a line before its amount. */
const LineNotes: FC<{ line: InvoiceLine; amount: (minor: number) => string }> = ({ line, amount }) => {
  const notes = [
    line.discount ? `less ${amount(line.discount)} discount` : null,
    line.before ? `${amount(line.before.amount)} billed before` : null,
  ].filter(Boolean);
  return notes.length === 0 ? null : <span class="small soft"> {notes.join(", ")}</span>;
};
