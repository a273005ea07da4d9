import type { FC } from "hono/jsx";
import type { InvoiceRow } from "../../worker/database/rows.ts";
import { JobForm } from "./job-form.tsx";

/** What can be opened or sent of an invoice. */
export const InvoiceLinks: FC<{ invoice: InvoiceRow; payUrl?: string }> = ({ invoice, payUrl }) => {
  if (invoice.status === "draft") return null;
  const live = invoice.status !== "void";
  return (
    <div class="row links">
      {live ? (
        <JobForm jobId={invoice.jobId} verb={`invoices/${invoice.id}/send`}>
          <button class="button" type="submit">
            {invoice.sentAt === null ? "Send" : "Send again"}
          </button>
        </JobForm>
      ) : null}
      {payUrl ? (
        <a class="small" href={payUrl}>
          What the customer sees
        </a>
      ) : null}
      {isWeb(invoice.hostedUrl) ? (
        <a class="small" href={invoice.hostedUrl} rel="noreferrer">
          At Stripe
        </a>
      ) : null}
    </div>
  );
};

function isWeb(address: string | null): address is string {
  return address !== null && /^https?:\/\//.test(address);
}
