import type { FC } from "hono/jsx";
import type { PayFacts } from "../../worker/payments/pay-records.ts";
import type { PayWay } from "../../worker/payments/paying/pay-way.ts";

/** How to reach the vendor, and where card details go. `way` is null where nothing is paid here. */
export const Closing: FC<{ facts: PayFacts; way: PayWay | null }> = ({ facts, way }) => {
  const goesToStripe = way?.kind === "page" || way?.kind === "hosted";
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
        .{goesToStripe ? " Card details go to Stripe, never to us." : ""}
      </p>
      <address>
        {[organisation.name, organisation.address, organisation.email].filter(Boolean).join(" · ")}
      </address>
    </footer>
  );
};
