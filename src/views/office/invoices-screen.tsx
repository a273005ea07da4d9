import type { FC } from "hono/jsx";
import type { InvoiceFilter } from "../../worker/billing/invoice-query.ts";
import type { InvoiceListRow, InvoiceQuery } from "../../worker/billing/records.ts";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Columns } from "../parts/columns.tsx";
import { Amount } from "../parts/money.tsx";
import { InvoiceStatusMark } from "../parts/status.tsx";
import { Day, Moment } from "../parts/time.tsx";
import { Filter } from "./queue-screen.tsx";
import { TrialMark } from "./trial-mark.tsx";

export type InvoicesProps = {
  frame: Frame;
  query: InvoiceQuery;
  /** Whose invoices, where the list is of one customer. */
  customerName?: string;
  rows: InvoiceListRow[];
  needs: number;
  here: string;
  next: string | null;
};

const WORD: { [filter in InvoiceFilter]: string } = {
  draft: "Draft",
  waiting: "To send",
  not_due: "Not due yet",
  sent: "Sent",
  viewed: "Viewed",
  partly_paid: "Partly paid",
  processing: "On its way",
  overdue: "Overdue",
  paid: "Paid",
  void: "Void",
  written_off: "Written off",
};

export const InvoicesScreen: FC<InvoicesProps> = (props) => (
  <OfficeLayout title="Invoices" viewer={props.frame.viewer} current="invoices" needs={props.needs}>
    <div class="head">
      <h1>{props.customerName ? `Invoices of ${props.customerName}` : "Invoices"}</h1>
      <a class="button" href="/office/books">
        Books
      </a>
    </div>
    <InvoicesRegion {...props} />
  </OfficeLayout>
);

export const InvoicesRegion: FC<InvoicesProps> = ({ frame, query, rows, here, next }) => (
  <section
    class="sheet"
    id="invoices"
    aria-label="Invoices"
    hx-get={here}
    hx-trigger="every 20s"
    hx-swap="outerMorph"
    data-quiet
  >
    <nav class="filters" aria-label="Which invoices">
      <Filter to={addressOf(query, null)} name="All" here={query.filter === null} />
      {(Object.keys(WORD) as InvoiceFilter[]).map((filter) => (
        <Filter to={addressOf(query, filter)} name={WORD[filter]} here={query.filter === filter} />
      ))}
    </nav>
    {rows.length === 0 ? (
      <p class="body soft">No invoice is in this list.</p>
    ) : (
      <InvoiceTable rows={rows} frame={frame} />
    )}
    {next ? (
      <footer>
        <a class="button" href={next} rel="next">
          More invoices
        </a>
      </footer>
    ) : null}
  </section>
);

const InvoiceTable: FC<{ rows: InvoiceListRow[]; frame: Frame }> = ({ rows, frame }) => {
  const money = (row: InvoiceListRow) => ({
    currency: row.currency,
    locale: frame.locale,
    own: frame.currency,
  });
  return (
    <table class="jobs">
      <Columns
        of={[
          "Invoice",
          ["Customer", "wide"],
          ["Job", "wide"],
          "Status",
          ["Due", "wide"],
          ["Open", "num wide"],
          ["Total", "num"],
          ["Sent", "num wide"],
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr id={`invoice-${row.id}`}>
            <td class="job">
              <a href={`/office/invoices/${row.id}`} data-row>
                <strong>{row.number ?? "Draft"}</strong>
                <span class="narrow"> {row.customerName}</span>
              </a>
            </td>
            <td class="wide">{row.customerName}</td>
            <td class="wide soft what">{[row.ticketNumber, row.jobTitle].filter(Boolean).join(" ")}</td>
            <td class="work">
              <TrialMark source={row.source} /> <InvoiceStatusMark shown={shownStatus(row, frame.today)} />
              {row.livemode || row.via === "outside" ? null : <span class="small soft"> Test</span>}
            </td>
            <td class="wide">
              <Day date={row.dueOn} locale={frame.locale} today={frame.today} />
            </td>
            <td class="num wide">
              {row.amountDue > 0 ? <Amount amount={row.amountDue} {...money(row)} /> : ""}
            </td>
            <td class="num amount">
              <Amount amount={row.total} {...money(row)} />
            </td>
            <td class="num wide soft">
              {row.sentAt === null ? "" : <Moment at={row.sentAt} clock={frame.clock} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

function addressOf({ customerId }: InvoiceQuery, filter: InvoiceFilter | null): string {
  const asked = new URLSearchParams();
  if (filter) asked.set("status", filter);
  if (customerId) asked.set("customer", customerId);
  return `/office/invoices${asked.size > 0 ? `?${asked}` : ""}`;
}
