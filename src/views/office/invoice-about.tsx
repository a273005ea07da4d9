import type { FC } from "hono/jsx";
import { termsInWords } from "../../worker/billing/terms-words.ts";
import { Fact } from "../parts/fact.tsx";
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
        <Fact name="Job">
          <a href={`/office/jobs/${job.id}`}>{[job.ticketNumber, job.title].filter(Boolean).join(" ")}</a>
          <br />
          <a class="small" href={`/office/jobs/${job.id}#history`}>
            What happened
          </a>
        </Fact>
        <Fact name="Customer">
          <a href={`/office/invoices?customer=${customer.id}`}>{billTo?.name ?? customer.name}</a>
          <br />
          <span class="small soft">{billTo?.email ?? customer.email ?? "no e-mail address"}</span>
        </Fact>
        <Fact name="Due">
          <Day date={invoice.dueOn} locale={frame.locale} today={frame.today} />
          {invoice.terms && invoice.terms.kind !== "date" ? (
            <span class="small soft"> {termsInWords(invoice.terms)}</span>
          ) : null}
        </Fact>
        <Fact name="Paid by">{VIA[invoice.via]}</Fact>
        {invoice.memo ? <Fact name="Words to the customer">{invoice.memo}</Fact> : null}
        {replaces ? (
          <Fact name="Takes the place of">
            <a href={`/office/invoices/${replaces.id}`}>{replaces.number ?? "a draft"}</a>, revision{" "}
            {invoice.revision}
          </Fact>
        ) : null}
        {replacedBy ? (
          <Fact name="In its place">
            <a href={`/office/invoices/${replacedBy.id}`}>{replacedBy.number ?? "a draft"}</a>
          </Fact>
        ) : null}
        {invoice.viewedAt === null ? null : (
          <Fact name="Opened">
            <Moment at={invoice.viewedAt} clock={frame.clock} />
          </Fact>
        )}
        {invoice.paidAt === null ? null : (
          <Fact name="Paid">
            <Moment at={invoice.paidAt} clock={frame.clock} />
          </Fact>
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
