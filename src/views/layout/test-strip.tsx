import type { FC } from "hono/jsx";
import { STRIPE_SETTINGS } from "../../worker/stripe-accounts/places.ts";

/** Above everything where no real money moves. `toSettings`: for who can change that. */
export const TestStrip: FC<{ toSettings?: boolean }> = ({ toSettings }) => (
  <aside class="test-strip" aria-label="Mode">
    Test mode: no real money moves. {toSettings ? <a href={STRIPE_SETTINGS}>From test to live</a> : null}
  </aside>
);
