import type { FC } from "hono/jsx";
import type { PayProps } from "./pay-page.tsx";

/** For who came back sooner than the news of the payment: the page looks again by itself; without script, by a link. */
export const LookAgain: FC<PayProps> = ({ here, paidBy, state }) => {
  const address = `${here}?${new URLSearchParams({ payment_intent: paidBy ?? "" })}`;
  return (
    <p class="asides">
      <a
        class="button"
        id="look-again"
        href={address}
        data-here={here}
        data-paid-by={paidBy}
        data-state={state}
      >
        Look again
      </a>
    </p>
  );
};
