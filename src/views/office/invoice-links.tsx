import type { FC } from "hono/jsx";
import type { InvoiceRow } from "../../worker/database/rows.ts";
import { JobForm } from "./job-form.tsx";

type LinksProps = {
  invoice: InvoiceRow;
  payUrl?: string;
  /** On a page that is not the job's: the answer is the job's page. */
  plain?: boolean;
};

/** What can be opened or sent of an invoice. */
export const InvoiceLinks: FC<LinksProps> = ({ invoice, payUrl, plain }) => {
  if (invoice.status === "draft") return null;
  const verb = `invoices/${invoice.id}/send`;
  const press = (
    <button class="button" type="submit">
      {invoice.sentAt === null ? "Send" : "Send again"}
    </button>
  );
  return (
    <div class="row links">
      {invoice.status === "void" || invoice.status === "paid" ? null : plain ? (
        <form method="post" action={`/office/jobs/${invoice.jobId}/${verb}`}>
          {press}
        </form>
      ) : (
        <JobForm jobId={invoice.jobId} verb={verb}>
          {press}
        </JobForm>
      )}
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
