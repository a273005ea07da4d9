import type { FC } from "hono/jsx";
import type { PayFacts } from "../../worker/payments/pay-records.ts";

/** How one pays a vendor who takes the money without Stripe: what they say, and what to write with it. */
export const HowToPay: FC<{ lines: string[]; facts: PayFacts }> = ({ lines, facts }) => {
  const { organisation, invoice } = facts;
  return (
    <section class="how-to-pay" aria-labelledby="how-to-pay">
      <h2 id="how-to-pay">How to pay</h2>
      {lines.length > 0 ? (
        <p class="as-written">{lines.join("\n")}</p>
      ) : (
        <p>Ask {organisation.name} how to pay; their address is below.</p>
      )}
      {invoice.number ? (
        <p>
          Write the invoice’s number with it: <strong class="number">{invoice.number}</strong>
        </p>
      ) : null}
    </section>
  );
};
