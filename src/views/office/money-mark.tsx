import type { FC } from "hono/jsx";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { InvoiceRow } from "../../worker/database/rows.ts";
import { liveInvoices } from "../../worker/jobs/office-actions.ts";
import type { JobStatus } from "../../worker/jobs/types.ts";
import { InvoiceStatusMark, Status } from "../parts/status.tsx";

/** Where a job's money is, in one word: its last live invoice, else what keeps it from having one. */
export const MoneyMark: FC<{ status: JobStatus; invoices: InvoiceRow[]; today: string }> = ({
  status,
  invoices,
  today,
}) => {
  const invoice = liveInvoices({ invoices }).at(-1);
  if (invoice?.status === "draft") return <Status tone="wait">Being billed</Status>;
  if (invoice) return <InvoiceStatusMark shown={shownStatus(invoice, today)} />;
  if (status === "cancelled") return <Status tone="off">None</Status>;
  const done = status === "completed" || status === "approved";
  return <Status tone={done ? "warn" : "plain"}>Not billed</Status>;
};
