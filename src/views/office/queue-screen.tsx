import type { FC } from "hono/jsx";
import type { TallyRow } from "../../worker/database/rows.ts";
import { liveInvoices } from "../../worker/jobs/office-actions.ts";
import type { QueueQuery, QueueRow } from "../../worker/jobs/queue-records.ts";
import { deadlineOf } from "../../worker/portals/deadline.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Columns } from "../parts/columns.tsx";
import { Amount } from "../parts/money.tsx";
import { Moment } from "../parts/time.tsx";
import { JOB_STATUS } from "../parts/words.ts";
import { DeadlineMark } from "./deadline-mark.tsx";
import { type MarkedInvoice, MoneyMark, type Stuck } from "./money-mark.tsx";
import { jobCounts } from "./recent-jobs.tsx";
import { ReviewLink } from "./review-link.tsx";
import { RowStatus } from "./row-status.tsx";

export type QueueProps = {
  frame: Frame;
  query: QueueQuery;
  /** What was typed into the search. */
  search: string;
  rows: QueueRow[];
  invoices: MarkedInvoice[];
  members: { id: string; name: string; crew: string | null }[];
  tallies: TallyRow[];
  /** What needs a person, of all jobs. */
  stuck: Stuck[];
  /** The address of this page and, if there are more jobs, of the next. */
  here: string;
  next: string | null;
};

/** All jobs, the last changed first. What is filtered stands in the address. */
export const QueueScreen: FC<QueueProps> = (props) => (
  <OfficeLayout
    title="Jobs"
    viewer={props.frame.viewer}
    current="jobs"
    needs={props.stuck.length}
    search={props.search}
  >
    <div class="head">
      <h1>{props.search ? `Jobs with “${props.search}”` : "Jobs"}</h1>
      <div class="row">
        <ReviewLink tallies={props.tallies} />
        <a class="button" href="/office/intake/import">
          Import
        </a>
        <a class="button" href="/office/intake">
          Tickets in
        </a>
        <a class="button" href="/office/jobs/new">
          New job
        </a>
      </div>
    </div>
    <QueueRegion {...props} />
  </OfficeLayout>
);

export const QueueRegion: FC<QueueProps> = (props) => (
  <section
    class="sheet"
    id="queue"
    aria-label="Jobs"
    hx-get={props.here}
    hx-trigger="every 20s"
    hx-swap="outerMorph"
    data-quiet
  >
    <Filters {...props} />
    {props.rows.length === 0 ? <Nothing search={props.search} /> : <QueueTable {...props} />}
    {props.next ? (
      <footer>
        <a class="button" href={props.next} rel="next">
          Older jobs
        </a>
      </footer>
    ) : null}
  </section>
);

const Filters: FC<QueueProps> = ({ query, tallies, search }) => {
  const counts = jobCounts(tallies);
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  const plain = !query.status && !query.filter && !search;
  return (
    <nav class="filters" aria-label="Which jobs">
      <Filter to="/office/jobs" name="All" count={all} here={plain} />
      <Filter to="/office/jobs?filter=needs_look" name="Needs a look" here={query.filter === "needs_look"} />
      <Filter to="/office/jobs?filter=waiting" name="To review" here={query.filter === "waiting"} />
      <Filter to="/office/jobs?filter=unbilled" name="Done, not billed" here={query.filter === "unbilled"} />
      <Filter to="/office/jobs?filter=drafts" name="Drafts to send" here={query.filter === "drafts"} />
      <Filter to="/office/jobs?filter=deadline" name="Bill soon" here={query.filter === "deadline"} />
      <Filter to="/office/jobs?filter=overdue" name="Overdue" here={query.filter === "overdue"} />
      {counts.map(({ status, count }) => (
        <Filter
          to={`/office/jobs?status=${status}`}
          name={JOB_STATUS[status].word}
          count={count}
          here={query.status === status}
        />
      ))}
    </nav>
  );
};

export const Filter: FC<{ to: string; name: string; count?: number; here: boolean }> = (filter) => (
  <a href={filter.to} aria-current={filter.here ? "true" : undefined}>
    {filter.name}
    {filter.count === undefined ? null : <span class="soft num"> {filter.count}</span>}
  </a>
);

const Nothing: FC<{ search: string }> = ({ search }) => (
  <p class="body soft">
    {search
      ? `No job has all of these words: ${search}. Try fewer, or only their beginnings.`
      : "No job is in this list."}
  </p>
);

const QueueTable: FC<QueueProps> = ({ frame, rows, invoices, members, stuck }) => (
  <table class="jobs">
    <Columns
      of={[
        "Job",
        ["Customer", "wide"],
        ["Where", "wide"],
        ["Crew", "wide"],
        "Work",
        "Money",
        ["Amount", "num"],
        ["Changed", "num wide"],
      ]}
    />
    <tbody>
      {rows.map((row) => (
        <tr id={`job-${row.id}`}>
          <td class="job">
            <a href={`/office/jobs/${row.id}`} data-row>
              {row.ticketNumber ? <strong>{row.ticketNumber}</strong> : null} {row.title}
            </a>
          </td>
          <td class="wide">{row.customerName}</td>
          <td class="wide soft">{[row.line1, row.line2, row.city].filter(Boolean).join(", ")}</td>
          <td class="wide soft">{crewOf(row.assigneeIds, members)}</td>
          <td class="work">
            <RowStatus row={row} />
          </td>
          <td class="money">
            <RowMoney row={row} frame={frame} invoices={invoices} stuck={stuck} />
          </td>
          <td class="num amount">
            <Amount amount={row.total} currency={row.currency} locale={frame.locale} own={frame.currency} />
          </td>
          <td class="num wide soft">
            <Moment at={row.updatedAt} clock={frame.clock} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Where the money is; of what is done and not billed, until when its manager takes the invoice. */
const RowMoney: FC<Pick<QueueProps, "frame" | "invoices" | "stuck"> & { row: QueueRow }> = (props) => {
  const { row, frame, stuck } = props;
  const invoices = props.invoices.filter((one) => one.jobId === row.id);
  const { timeZone } = frame.viewer.organisation;
  const done =
    (row.status === "completed" || row.status === "approved") && liveInvoices({ invoices }).length === 0;
  const deadline =
    done && row.deadline
      ? deadlineOf({ completedAt: row.completedAt, timeZone, rules: row.deadline }, frame.clock.now)
      : null;
  return deadline?.dueOn ? (
    <DeadlineMark deadline={deadline} locale={frame.locale} />
  ) : (
    <MoneyMark status={row.status} invoices={invoices} failures={stuck} today={frame.today} />
  );
};

function crewOf(ids: readonly string[], members: QueueProps["members"]): string {
  return ids.map((id) => members.find((one) => one.id === id)?.name ?? "").join(", ");
}
