import type { FC } from "hono/jsx";
import { termsInWords } from "../../worker/billing/terms-words.ts";
import { Day, Moment } from "../parts/time.tsx";
import { InvoiceLinks } from "./invoice-links.tsx";
import type { InvoicePartProps } from "./invoice-screen.tsx";

const VIA = {
  invoice: "A Stripe invoice",
  link: "A payment link",
  outside: "Nothing of Stripe's: recorded by hand",
} as const;

/** Whom it is about, when it is due, and what it stands in the place of. */
export const InvoiceAbout: FC<InvoicePartProps & { payUrl?: string }> = ({ record, frame, payUrl }) => {
  const { invoice, job, customer, replaces, replacedBy } = record;
  const { billTo } = invoice;
  return (
    <section class="sheet">
      <header>
        <h2>About it</h2>
      </header>
      <dl class="body facts">
        <div>
          <dt>Job</dt>
          <dd>
            <a href={`/office/jobs/${job.id}`}>{[job.ticketNumber, job.title].filter(Boolean).join(" ")}</a>
            <br />
            <a class="small" href={`/office/jobs/${job.id}#history`}>
              What happened
            </a>
          </dd>
        </div>
        <div>
          <dt>Customer</dt>
          <dd>
            <a href={`/office/invoices?customer=${customer.id}`}>{billTo?.name ?? customer.name}</a>
            <br />
            <span class="small soft">{billTo?.email ?? customer.email ?? "no e-mail address"}</span>
          </dd>
        </div>
        <div>
          <dt>Due</dt>
          <dd>
            <Day date={invoice.dueOn} locale={frame.locale} today={frame.today} />
            {invoice.terms && invoice.terms.kind !== "date" ? (
              <span class="small soft"> {termsInWords(invoice.terms)}</span>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>Paid by</dt>
          <dd>{VIA[invoice.via]}</dd>
        </div>
        {invoice.memo ? (
          <div>
            <dt>Words to the customer</dt>
            <dd>{invoice.memo}</dd>
          </div>
        ) : null}
        {replaces ? (
          <div>
            <dt>Takes the place of</dt>
            <dd>
              <a href={`/office/invoices/${replaces.id}`}>{replaces.number ?? "a draft"}</a>, revision{" "}
              {invoice.revision}
            </dd>
          </div>
        ) : null}
        {replacedBy ? (
          <div>
            <dt>In its place</dt>
            <dd>
              <a href={`/office/invoices/${replacedBy.id}`}>{replacedBy.number ?? "a draft"}</a>
            </dd>
          </div>
        ) : null}
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
          <InvoiceLinks invoice={invoice} payUrl={payUrl} plain />
        </footer>
      )}
    </section>
  );
};
