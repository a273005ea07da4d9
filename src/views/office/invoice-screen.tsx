import type { FC } from "hono/jsx";
import type { InvoiceRecord } from "../../worker/billing/records.ts";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { MoneyAction } from "../../worker/billing/who-may.ts";
import type { Refusal } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { InvoiceStatusMark, Status } from "../parts/status.tsx";
import { InvoiceAbout } from "./invoice-about.tsx";
import { InvoiceActions } from "./invoice-actions.tsx";
import { InvoiceCorrections } from "./invoice-corrections.tsx";
import { InvoiceLetters } from "./invoice-letters.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import { InvoiceNews } from "./invoice-news.tsx";
import { InvoicePayments } from "./invoice-payments.tsx";
import { TrialMark } from "./trial-mark.tsx";

/** What was refused, and what was typed. */
export type SaidOfInvoice = { action: MoneyAction; refusal: Refusal; typed: { [name: string]: string } };

export type InvoiceProps = {
  frame: Frame;
  record: InvoiceRecord;
  /** Everybody who could be billed instead. */
  customers: { id: string; name: string }[];
  said?: SaidOfInvoice;
  payUrl?: string;
  needs: number;
};

/** One invoice: what it says, what was paid and given back, what was sent, and what can be done. */
export const InvoiceScreen: FC<InvoiceProps> = (props) => (
  <OfficeLayout
    title={props.record.invoice.number ?? "Invoice"}
    viewer={props.frame.viewer}
    current="invoices"
    needs={props.needs}
  >
    <InvoiceRegion {...props} />
  </OfficeLayout>
);

export const InvoiceRegion: FC<InvoiceProps> = (props) => {
  const { frame, record } = props;
  const { invoice, customer } = record;
  return (
    <div id="invoice">
      <div class="head">
        <h1>
          {invoice.number ?? "Invoice, not final yet"} · {invoice.billTo?.name ?? customer.name}
        </h1>
        <InvoiceStatusMark shown={shownStatus(invoice, frame.today)} />
        <TrialMark source={record.job.source} />
        {invoice.livemode ? null : <Status tone="plain">Test</Status>}
      </div>
      <div class="two">
        <div class="stack">
          <InvoiceNews record={record} frame={frame} />
          <InvoiceLines record={record} frame={frame} />
          <InvoicePayments record={record} frame={frame} />
          <InvoiceCorrections record={record} frame={frame} />
          <InvoiceLetters record={record} frame={frame} />
        </div>
        <aside class="stack">
          <InvoiceActions {...props} />
          <InvoiceAbout record={record} frame={frame} payUrl={props.payUrl} />
        </aside>
      </div>
    </div>
  );
};

export type InvoicePartProps = Pick<InvoiceProps, "record" | "frame">;
