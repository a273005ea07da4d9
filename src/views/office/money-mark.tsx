import type { FC } from "hono/jsx";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { InvoiceRow } from "../../worker/database/rows.ts";
import { liveInvoices } from "../../worker/jobs/office-actions.ts";
import type { FailureKind, JobStatus } from "../../worker/jobs/types.ts";
import { InvoiceStatusMark, Status } from "../parts/status.tsx";

type MarkProps = {
  status: JobStatus;
  /** The invoices of this job. */
  invoices: MarkedInvoice[];
  /** What needs a person, of all jobs. */
  failures: Stuck[];
  today: string;
};

/** `waiting`: a draft that a person is to send. */
export type MarkedInvoice = InvoiceRow & { waiting: boolean };

/** As much of a failure as tells that an invoice is stuck. */
export type Stuck = { kind: FailureKind; invoiceId: string | null };

/** Where a job's money is, in one word: its last live invoice, else what keeps it from having one. */
export const MoneyMark: FC<MarkProps> = ({ status, invoices, failures, today }) => {
  const invoice = liveInvoices({ invoices }).at(-1);
  if (invoice?.status === "draft") {
    const stuck = failures.some((one) => one.kind === "billing" && one.invoiceId === invoice.id);
    if (stuck) return <Status tone="bad">Billing stuck</Status>;
    if (!invoice.waiting) return <Status tone="wait">Being billed</Status>;
  }
  if (invoice) return <InvoiceStatusMark shown={shownStatus(invoice, today)} />;
  if (status === "cancelled") return <Status tone="off">None</Status>;
  const done = status === "completed" || status === "approved";
  return <Status tone={done ? "warn" : "plain"}>Not billed</Status>;
};
