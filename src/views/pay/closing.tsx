import type { FC } from "hono/jsx";
import type { PayState } from "../../worker/payments/pay-letter.ts";
import type { PayFacts } from "../../worker/payments/pay-records.ts";

/** How to reach the vendor, and where card details go. */
export const Closing: FC<{ facts: PayFacts; state: PayState }> = ({ facts, state }) => {
  const { organisation, invoice, job } = facts;
  const subject = invoice.number ? `Invoice ${invoice.number}` : `Invoice for ${job.title}`;
  return (
    <footer class="closing soft">
      <p>
        Something wrong?{" "}
        <a href={`mailto:${organisation.email}?subject=${encodeURIComponent(subject)}`}>Tell us</a>
        {organisation.phone ? (
          <>
            {" "}
            or call <span class="number">{organisation.phone}</span>
          </>
        ) : null}
        .{state === "owed" ? " Card details go to Stripe, never to us." : ""}
      </p>
      <address>
        {[organisation.name, organisation.address, organisation.email].filter(Boolean).join(" · ")}
      </address>
    </footer>
  );
};
