import type { FC } from "hono/jsx";
import type { MilestoneRow } from "../../worker/database/rows.ts";
import { MOST_ROWS } from "../../worker/jobs/milestones-form.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { decimalText } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

const FIELDS = ["id", "kind", "title", "share", "unit"] as const;
type Row = { [field in (typeof FIELDS)[number]]: string };

const EMPTY: Row = { id: "", kind: "deposit", title: "", share: "", unit: "percent" };
const SPARE = 2;

type FormProps = { job: Job; frame: Frame; said?: SaidAt };

/** The plan as fields: a row emptied is a part taken away. What has an invoice is carried along and not offered. */
export const MilestonesForm: FC<FormProps> = ({ job, said }) => {
  const mine = said?.verb === "plan-milestones" ? said : undefined;
  const { currency } = job.row;
  const planned = job.milestones.filter((one) => one.kind !== "final");
  const billed = new Set(job.invoices.filter((one) => one.live).map((one) => one.milestoneId));
  const rows = mine?.typed ? typedRows(mine.typed) : planned.map((one) => rowOf(one, currency));
  const shown = [...rows, ...Array.from({ length: SPARE }, () => EMPTY)].slice(0, MOST_ROWS);
  return (
    <details class="fold" id="plan-milestones" open={mine !== undefined}>
      <summary>{planned.length > 0 ? "Change the parts" : "Bill a deposit or in parts"}</summary>
      <JobForm jobId={job.row.id} verb="plan-milestones" class="body form">
        <SaidNo refusal={mine?.refusal} />
        {shown.map((row, index) =>
          billed.has(row.id) ? (
            <Kept row={row} index={index} />
          ) : (
            <Planned row={row} index={index} currency={currency} />
          ),
        )}
        <p class="small soft">
          The rest is on the final bill. Empty a row to take it away; amounts are with tax.
        </p>
        <button class="button" type="submit">
          Save the parts
        </button>
      </JobForm>
    </details>
  );
};

type RowProps = { row: Row; index: number };

const Kept: FC<RowProps> = ({ row, index }) => (
  <>
    {FIELDS.map((field) => (
      <input type="hidden" name={`${field}-${index}`} value={row[field]} />
    ))}
  </>
);

const Planned: FC<RowProps & { currency: string }> = ({ row, index, currency }) => {
  const nth = `of part ${index + 1}`;
  const key = (field: keyof Row) => ({ id: `part-${index}-${field}`, name: `${field}-${index}` });
  return (
    <fieldset class="partrow">
      <legend class="unseen">Part {index + 1}</legend>
      <input type="hidden" name={`id-${index}`} value={row.id} />
      <select {...key("kind")} aria-label={`Kind ${nth}`}>
        <option value="deposit" selected={row.kind === "deposit"}>
          Deposit
        </option>
        <option value="progress" selected={row.kind === "progress"}>
          Progress
        </option>
      </select>
      <input
        {...key("title")}
        value={row.title}
        placeholder="Name"
        maxlength={120}
        aria-label={`Name ${nth}`}
      />
      <input
        {...key("share")}
        value={row.share}
        class="num"
        inputmode="decimal"
        placeholder="30"
        aria-label={`How much ${nth}`}
      />
      <select {...key("unit")} aria-label={`Percent or amount ${nth}`}>
        <option value="percent" selected={row.unit === "percent"}>
          %
        </option>
        <option value="amount" selected={row.unit === "amount"}>
          {currency.toUpperCase()}
        </option>
      </select>
    </fieldset>
  );
};

function rowOf({ id, kind, title, sharePercent, shareAmount }: MilestoneRow, currency: string): Row {
  const share = sharePercent ?? decimalText(shareAmount ?? 0, currency);
  return { id, kind, title, share, unit: sharePercent === null ? "amount" : "percent" };
}

/** What was typed, row by row, without the rows that were left empty. */
function typedRows(typed: { [name: string]: string }): Row[] {
  return Array.from({ length: MOST_ROWS }, (_, index): Row => {
    const text = (field: keyof Row) => typed[`${field}-${index}`] ?? EMPTY[field];
    return {
      id: text("id"),
      kind: text("kind"),
      title: text("title"),
      share: text("share"),
      unit: text("unit"),
    };
  }).filter((row) => row.title !== "" || row.share !== "");
}
