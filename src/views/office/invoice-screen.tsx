import type { FC } from "hono/jsx";
import type { InvoiceRecord } from "../../worker/billing/records.ts";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { PaymentRow } from "../../worker/database/rows.ts";
import type { DeliveryStatus } from "../../worker/delivery/types.ts";
import { formatAmount, formatMoney } from "../../worker/money/format.ts";
import { taxSums, taxWords } from "../../worker/money/tax-sums.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { InvoiceStatusMark, Status } from "../parts/status.tsx";
import { Day, Moment } from "../parts/time.tsx";
import type { Tone } from "../parts/words.ts";
import { InvoiceLinks } from "./invoice-links.tsx";

export type InvoiceProps = { frame: Frame; record: InvoiceRecord; payUrl?: string; needs: number };

/** One invoice: what it says, what was paid, what was sent. */
export const InvoiceScreen: FC<InvoiceProps> = (props) => {
  const { frame, record } = props;
  const { invoice, job, customer } = record;
  return (
    <OfficeLayout
      title={invoice.number ?? "Invoice"}
      viewer={frame.viewer}
      current="invoices"
      needs={props.needs}
    >
      <div class="head">
        <h1>
          {invoice.number ?? "Invoice, not final yet"} · {customer.name}
        </h1>
        <InvoiceStatusMark shown={shownStatus(invoice, frame.today)} />
      </div>
      <div class="two">
        <div class="stack">
          <Lines record={record} frame={frame} />
          <Payments record={record} frame={frame} />
          <Letters record={record} frame={frame} />
        </div>
        <aside class="stack">
          <section class="sheet">
            <header>
              <h2>About it</h2>
            </header>
            <dl class="body facts">
              <div>
                <dt>Job</dt>
                <dd>
                  <a href={`/office/jobs/${job.id}`}>
                    {[job.ticketNumber, job.title].filter(Boolean).join(" ")}
                  </a>
                  <br />
                  <a class="small" href={`/office/jobs/${job.id}#history`}>
                    What happened
                  </a>
                </dd>
              </div>
              <div>
                <dt>Customer</dt>
                <dd>
                  <a href={`/office/invoices?customer=${customer.id}`}>{customer.name}</a>
                  <br />
                  <span class="small soft">{customer.email ?? "no e-mail address"}</span>
                </dd>
              </div>
              <div>
                <dt>Due</dt>
                <dd>
                  <Day date={invoice.dueOn} locale={frame.locale} today={frame.today} />
                </dd>
              </div>
              {invoice.viewedAt === null ? null : (
                <div>
                  <dt>Opened</dt>
                  <dd>
                    <Moment at={invoice.viewedAt} clock={frame.clock} />
                  </dd>
                </div>
              )}
              {invoice.paidAt === null ? null : (
                <div>
                  <dt>Paid</dt>
                  <dd>
                    <Moment at={invoice.paidAt} clock={frame.clock} />
                  </dd>
                </div>
              )}
            </dl>
            {invoice.status === "draft" ? null : (
              <footer>
                <InvoiceLinks invoice={invoice} payUrl={props.payUrl} plain />
              </footer>
            )}
          </section>
        </aside>
      </div>
    </OfficeLayout>
  );
};

type PartProps = { record: InvoiceRecord; frame: Frame };

const Lines: FC<PartProps> = ({ record: { invoice }, frame }) => {
  const amount = (minor: number) => formatAmount(minor, invoice.currency, frame.locale);
  const money = (minor: number) => formatMoney(minor, invoice.currency, frame.locale);
  const sums: [string, string][] = [];
  const taxes = taxSums(invoice.lines);
  if (taxes.length > 0) sums.push(["Subtotal", amount(invoice.subtotal)]);
  for (const one of taxes) sums.push([taxWords(one), amount(one.tax)]);
  sums.push(["Total", money(invoice.total)]);
  if (invoice.amountPaid > 0) {
    sums.push(["Paid", money(invoice.amountPaid)], ["Open", money(invoice.amountDue)]);
  }
  return (
    <section class="sheet">
      <header>
        <h2>Lines</h2>
      </header>
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
          {invoice.lines.map((line) => (
            <tr>
              <td>{line.description}</td>
              <td class="num soft">{line.quantity}</td>
              <td class="num soft wide">{amount(line.unitAmount)}</td>
              <td class="num">{amount(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([name, sum]) => (
            <tr>
              <th scope="row" colspan={2}>
                {name}
              </th>
              <td class="wide" />
              <td class="num">{name === "Total" || name === "Open" ? <strong>{sum}</strong> : sum}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
};

const PAYMENT: { [status in PaymentRow["status"]]: { word: string; tone: Tone } } = {
  processing: { word: "On its way", tone: "wait" },
  paid: { word: "Paid", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  undone: { word: "Undone", tone: "off" },
};

const Payments: FC<PartProps> = ({ record: { payments }, frame }) => (
  <section class="sheet">
    <header>
      <h2>Payments</h2>
    </header>
    {payments.length === 0 ? (
      <p class="body soft">None yet.</p>
    ) : (
      <table class="log">
        <tbody>
          {payments.map((one) => (
            <tr>
              <td>
                <Status tone={PAYMENT[one.status].tone}>{PAYMENT[one.status].word}</Status>
              </td>
              <td class="soft">{one.method ?? ""}</td>
              <td class="soft">
                <Moment at={one.at} clock={frame.clock} />
              </td>
              <td class="num">{formatMoney(one.amount, one.currency, frame.locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const DELIVERY: { [status in DeliveryStatus]: { word: string; tone: Tone } } = {
  queued: { word: "On its way", tone: "wait" },
  sent: { word: "Sent", tone: "wait" },
  delivered: { word: "Arrived", tone: "good" },
  opened: { word: "Opened", tone: "good" },
  bounced: { word: "Bounced", tone: "bad" },
  refused: { word: "Refused", tone: "bad" },
  unsure: { word: "Not sure", tone: "warn" },
  cancelled: { word: "Not sent", tone: "off" },
};

const Letters: FC<PartProps> = ({ record: { deliveries }, frame }) => (
  <section class="sheet">
    <header>
      <h2>Letters</h2>
    </header>
    {deliveries.length === 0 ? (
      <p class="body soft">None yet.</p>
    ) : (
      <table class="log">
        <tbody>
          {deliveries.map((one) => (
            <tr>
              <td>
                <Status tone={DELIVERY[one.status].tone}>{DELIVERY[one.status].word}</Status>
              </td>
              <td>{one.kind === "reminder" ? `Reminder, ${one.sequence} days late` : "Invoice"}</td>
              <td class="soft">{one.recipient}</td>
              <td class="wide soft small">{one.error ?? ""}</td>
              <td class="num soft">
                <Moment at={one.sentAt ?? one.createdAt} clock={frame.clock} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
