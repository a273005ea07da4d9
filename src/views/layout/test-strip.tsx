import type { FC } from "hono/jsx";
import { STRIPE_SETTINGS } from "../../worker/stripe-accounts/places.ts";

/** Above everything where no real money moves. `toSettings`: for who can change that. */
export const TestStrip: FC<{ toSettings?: boolean }> = ({ toSettings }) => (
  <p class="test-strip">
    Test mode: no real money moves.{toSettings ? <a href={STRIPE_SETTINGS}> From test to live</a> : null}
  </p>
);
