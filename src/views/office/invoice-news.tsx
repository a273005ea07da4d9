import type { FC } from "hono/jsx";
import { isBusy, isWaitingDraft } from "../../worker/billing/invoice-can.ts";
import type { InvoicePartProps } from "./invoice-screen.tsx";

/** What a person should know first: what waits for them, what Stripe has not answered, what failed. */
export const InvoiceNews: FC<InvoicePartProps> = ({ record }) => {
  const { invoice, failures } = record;
  const here = `/office/invoices/${invoice.id}`;
  return (
    <>
      {isWaitingDraft(record) ? (
        <p class="said warn">
          This is a draft. Nothing has gone to the customer; it goes out when somebody sends it.
        </p>
      ) : null}
      {isBusy(record) ? (
        <p class="said" hx-get={here} hx-trigger="load delay:1s" hx-target="#invoice" hx-swap="outerMorph">
          Stripe is being asked. This page shows the answer by itself.
        </p>
      ) : null}
      {invoice.recovering ? (
        <p class="said warn">It was written off, and is asked for again: it can be paid.</p>
      ) : null}
      {failures.map((failure) => (
        <p class="said bad" id={`need-${failure.id}`}>
          {failure.detail} <a href={`/office/jobs/${invoice.jobId}#money`}>Look at it on the job</a>
        </p>
      ))}
    </>
  );
};
