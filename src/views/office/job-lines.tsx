import type { FC } from "hono/jsx";
import { jobTotals } from "../../worker/billing/job-totals.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { LINE_KIND } from "../parts/words.ts";
import type { SaidAt } from "./job-screen.tsx";
import type { LinesDraft } from "./lines-draft.ts";
import { LinesEditor } from "./lines-editor.tsx";

type LinesProps = { job: Job; editable: boolean; frame: Frame; draft?: LinesDraft; said?: SaidAt };

/** What is charged. Editable in place until an invoice carries it. */
export const JobLines: FC<LinesProps> = ({ job, editable, frame, draft, said }) => {
  if (draft) return <LinesEditor job={job} draft={draft} frame={frame} said={said} />;
  const address = `/office/jobs/${job.row.id}/lines`;
  return (
    <section class="sheet" id="lines">
      <header>
        <h2>Lines</h2>
        {editable ? (
          <a
            class="small"
            href={address}
            hx-get={address}
            hx-target="#lines"
            hx-swap="outerHTML"
            data-key="e"
          >
            {job.lines.length > 0 ? "Edit" : "Add lines"}
          </a>
        ) : (
          <span class="small soft">on an invoice, fixed</span>
        )}
      </header>
      {said?.verb === "lines" ? <SaidNo refusal={said.refusal} /> : null}
      {job.lines.length === 0 ? (
        <p class="body soft">No lines yet. A job without an amount cannot be billed.</p>
      ) : (
        <LinesTable job={job} frame={frame} />
      )}
    </section>
  );
};

const LinesTable: FC<{ job: Job; frame: Frame }> = ({ job, frame }) => {
  const { lines, subtotal, tax, total } = jobTotals(job);
  const { currency, notToExceed } = job.row;
  const { locale } = frame;
  const amount = (minor: number) => formatAmount(minor, currency, locale);
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const over = notToExceed !== null && total > notToExceed;
  return (
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" class="num">
            Quantity
          </th>
          <th scope="col" class="num wide">
            Price
          </th>
          <th scope="col" class="num">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr>
            <td>
              {line.description} <span class="soft small">{kindOf(job, index)}</span>
              {addedBy(job, index)}
            </td>
            <td class="num soft">
              {line.quantity} {job.lines[index]?.unit}
            </td>
            <td class="num soft wide">{amount(line.unitAmount)}</td>
            <td class="num">{amount(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {tax > 0 ? (
          <>
            <Sum name="Subtotal" amount={amount(subtotal)} />
            <Sum name="Tax" amount={amount(tax)} />
          </>
        ) : null}
        <tr>
          <th scope="row" colspan={2}>
            <strong>Total</strong>
            {notToExceed === null ? null : (
              <span class={over ? "status bad" : "soft"}>
                {over ? `${money(total - notToExceed)} above the` : "of"} {money(notToExceed)} not to exceed
                {over ? "" : `, ${money(notToExceed - total)} left`}
              </span>
            )}
          </th>
          <td class="wide" />
          <td class="num">
            <strong>{money(total)}</strong>
          </td>
        </tr>
      </tfoot>
    </table>
  );
};

const Sum: FC<{ name: string; amount: string }> = ({ name, amount }) => (
  <tr>
    <th scope="row" colspan={2}>
      {name}
    </th>
    <td class="wide" />
    <td class="num">{amount}</td>
  </tr>
);

/** Said only where the line does not say it. */
function kindOf(job: Job, index: number): string {
  const { kind, description } = job.lines[index] ?? { kind: "other", description: "" };
  const word = LINE_KIND[kind].toLowerCase();
  return kind === "other" || description.toLowerCase().startsWith(word) ? "" : word;
}

/** Work that the crew found on site: the ticket says nothing of it. */
function addedBy(job: Job, index: number) {
  const who = job.lines[index]?.addedBy;
  return who ? <span class="soft small added">{who}, on site</span> : null;
}
