import type { FC } from "hono/jsx";
import { jobTotalsInFull } from "../../worker/billing/job-totals.ts";
import type { InvoiceLine } from "../../worker/billing/types.ts";
import { billingFor } from "../../worker/billing/vocabulary.ts";
import type { LineItemRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import { taxWords } from "../../worker/money/tax-sums.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { LINE_KIND } from "../parts/words.ts";
import { LineColumns, SumRow } from "./line-rows.tsx";

/** The job's lines as they will be billed, each by itself, and what they come to. */
export const LinesTable: FC<{ job: Job; frame: Frame }> = ({ job, frame }) => {
  const { currency } = job.row;
  const totals = jobTotalsInFull(job);
  const amount = (minor: number) => formatAmount(minor, currency, frame.locale);
  const billed = new Map(totals.lines.map((line) => [line.lineId, line]));
  const minimum = billed.get("minimum");
  const off = totals.lines.reduce((sum, line) => sum + (line.discount ?? 0), 0);
  const later = billingFor(job).taxBy === "stripe" && !job.customer.exemptCertificate;
  return (
    <table class="lines">
      <LineColumns />
      <tbody>
        {job.lines.map((line) => (
          <LineRow line={line} billed={billed.get(line.id)} amount={amount} />
        ))}
        {minimum ? (
          <tr>
            <td>
              {minimum.description}{" "}
              <span class="soft small">what is missing to the least that is billed</span>
            </td>
            <td />
            <td class="wide" />
            <td class="num">{amount(minimum.amount)}</td>
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        {off > 0 ? <SumRow name="Discounts, taken off above">{amount(off)}</SumRow> : null}
        {totals.taxes.length > 0 ? <SumRow name="Subtotal">{amount(totals.subtotal)}</SumRow> : null}
        {totals.taxes.map((one) => (
          <SumRow name={taxWords(one)}>{amount(one.tax)}</SumRow>
        ))}
        {job.customer.exemptCertificate ? (
          <SumRow name={`Tax exempt, certificate ${job.customer.exemptCertificate}`} />
        ) : null}
        {later ? <SumRow name="Tax: Stripe Tax adds it when it is billed" /> : null}
        <Total job={job} total={totals.total} frame={frame} />
      </tfoot>
    </table>
  );
};

type RowProps = { line: LineItemRow; billed: InvoiceLine | undefined; amount: (minor: number) => string };

const LineRow: FC<RowProps> = ({ line, billed, amount }) => (
  <tr>
    <td>
      {line.description} <span class="soft small">{kindOf(line)}</span>
      {line.addedBy ? <span class="soft small added">{line.addedBy}, on site</span> : null}
      {line.rule ? <span class="soft small added">by the billing rules</span> : null}
      {billed?.discount ? (
        <span class="soft small added">
          {amount(billed.amount + billed.discount)} less {amount(billed.discount)}
        </span>
      ) : null}
    </td>
    <td class="num soft">
      {line.quantity} {line.unit}
    </td>
    <td class="num soft wide">{amount(line.unitAmount)}</td>
    <td class={billed ? "num" : "num soft"}>{billed ? amount(billed.amount) : "not billed"}</td>
  </tr>
);

const Total: FC<{ job: Job; total: number; frame: Frame }> = ({ job, total, frame }) => {
  const { notToExceed, currency } = job.row;
  const money = (minor: number) => formatMoney(minor, currency, frame.locale);
  const over = notToExceed !== null && total > notToExceed;
  return (
    <SumRow
      name={
        <>
          <strong>Total</strong>
          {notToExceed === null ? null : (
            <span class={over ? "status bad" : "soft"}>
              {over ? `${money(total - notToExceed)} above the` : "of"} {money(notToExceed)} not to exceed
              {over ? "" : `, ${money(notToExceed - total)} left`}
            </span>
          )}
        </>
      }
    >
      <strong>{money(total)}</strong>
    </SumRow>
  );
};

/** Said only where the line does not say it. */
function kindOf({ kind, description }: LineItemRow): string {
  const word = LINE_KIND[kind].toLowerCase();
  return kind === "other" || description.toLowerCase().startsWith(word) ? "" : word;
}
