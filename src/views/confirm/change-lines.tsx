import type { FC } from "hono/jsx";
import type { ChangeOrderRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatAmount } from "../../worker/money/format.ts";
import { totalsOf } from "../../worker/money/totals.ts";
import { askFacts, moneyIn } from "./words.ts";

type LinesProps = {
  job: Job;
  order: ChangeOrderRow /** By how much the job grows, with tax, in minor units. */;
  amount: number;
};

/** A change order's lines and what they add; the difference, where there is one, is tax less the job's discount. */
export const ChangeLines: FC<LinesProps> = ({ job, order, amount }) => {
  const { words } = askFacts(job);
  const { currency } = job.row;
  const { locale } = job.organisation;
  const { lines, subtotal } = totalsOf(
    order.lines.map((line) => ({ ...line, taxRate: line.taxRate ?? null })),
    currency,
  );
  const inColumn = (minor: number) => formatAmount(minor, currency, locale);
  return (
    <div class="bill">
      <h2>{words.change.lines}</h2>
      {lines.map((line) => (
        <p class="line">
          <span>
            {line.quantity === "1"
              ? line.description
              : `${line.description}, ${line.quantity}\u00a0×\u00a0${inColumn(line.unitAmount)}`}
          </span>
          <span class="num">{inColumn(line.amount)}</span>
        </p>
      ))}
      {amount > subtotal ? (
        <p class="line">
          <span>{words.change.tax}</span>
          <span class="num">{inColumn(amount - subtotal)}</span>
        </p>
      ) : null}
      <p class="line sum">
        <span>{words.change.adds}</span>
        <span class="num">{moneyIn(job, amount)}</span>
      </p>
    </div>
  );
};
