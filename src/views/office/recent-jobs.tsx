import type { FC } from "hono/jsx";
import type { TallyRow } from "../../worker/database/rows.ts";
import type { TicketGap } from "../../worker/intake/vocabulary.ts";
import { JOB_STATUSES, type JobStatus } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { Amount } from "../parts/money.tsx";
import { JOB_STATUS } from "../parts/words.ts";
import { type MarkedInvoice, MoneyMark, type Stuck } from "./money-mark.tsx";
import { RowStatus } from "./row-status.tsx";

export type RecentRow = {
  id: string;
  ticketNumber: string | null;
  source: string;
  title: string;
  status: JobStatus;
  needsLook: TicketGap[];
  total: number;
  currency: string;
  customerName: string;
};

type RecentProps = {
  frame: Frame;
  tallies: TallyRow[];
  recent: RecentRow[];
  invoices: MarkedInvoice[];
  stuck: Stuck[];
};

/** How many jobs there are of each status, and those that changed last. */
export const RecentJobs: FC<RecentProps> = ({ frame, tallies, recent, invoices, stuck }) => (
  <section class="sheet" id="recent">
    <header>
      <h2>Jobs</h2>
      <ul class="counts small">
        {jobCounts(tallies).map(({ status, count }) => (
          <li>
            <a href={`/office/jobs?status=${status}`}>
              {JOB_STATUS[status].word} <span class="num">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </header>
    {recent.length === 0 ? (
      <p class="body soft">
        No jobs yet. <a href="/office/jobs/new">Enter the first one</a>, or let a portal send it.
      </p>
    ) : (
      <table class="jobs">
        <Columns of={["Job", ["Customer", "wide"], "Work", "Money", ["Amount", "num"]]} />
        <tbody>
          {recent.map((row) => (
            <tr id={`job-${row.id}`}>
              <td class="job">
                <a href={`/office/jobs/${row.id}`} data-row>
                  {row.ticketNumber ? <strong>{row.ticketNumber}</strong> : null} {row.title}
                </a>
              </td>
              <td class="wide soft">{row.customerName}</td>
              <td class="work">
                <RowStatus row={row} />
              </td>
              <td class="money">
                <MoneyMark
                  status={row.status}
                  invoices={invoices.filter((one) => one.jobId === row.id)}
                  failures={stuck}
                  today={frame.today}
                />
              </td>
              <td class="num amount">
                <Amount
                  amount={row.total}
                  currency={row.currency}
                  locale={frame.locale}
                  own={frame.currency}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

/** Jobs by status, all currencies together, in the order of a job's way. */
export function jobCounts(tallies: readonly TallyRow[]): { status: JobStatus; count: number }[] {
  return JOB_STATUSES.map((status) => ({
    status,
    count: tallies
      .filter((one) => one.kind === "job" && one.key === status)
      .reduce((sum, one) => sum + one.count, 0),
  })).filter(({ count }) => count > 0);
}
