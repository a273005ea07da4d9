import { Hono } from "hono";
import { StripeTrial } from "../../views/settings/stripe-trial.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { action } from "../http/page.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { connectAccount } from "./connect-account.ts";
import { connectKeys } from "./connect-keys.ts";
import { STRIPE_SETTINGS } from "./places.ts";
import { ringOnce } from "./ring-once.ts";
import { finishTrial, runTrial } from "./run-trial.ts";
import { answered, back, originOf, refused, settingsShown, withFacts } from "./stripe-desk.tsx";

/** Where an organisation connects Stripe, and goes from test to live. */
export const stripeRoutes = new Hono<AppEnv>();

stripeRoutes.get(
  STRIPE_SETTINGS,
  withFacts((c, _viewer, facts) => settingsShown(c, facts, { done: c.req.query("said") })),
);

/** The trial alone, for a page that waits for it. */
stripeRoutes.get(
  `${STRIPE_SETTINGS}/trial`,
  withFacts((_c, _viewer, facts) => <StripeTrial facts={facts} />),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/connect`,
  withFacts(async (c, viewer, { organisation }) => {
    const livemode = textOf(await formOf(c), "mode") === "live";
    const asked = { memberId: viewer.memberId, livemode, appUrl: originOf(c) };
    const connecting = await connectAccount(c.env, organisation, asked);
    return connecting.ok
      ? c.redirect(connecting.url, 303)
      : refused(c, viewer, { trouble: connecting.detail });
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/keys`,
  action({
    roles: ["owner"],
    run: async (c, viewer) => {
      const { organisationId, memberId } = viewer;
      const form = await formOf(c);
      const typed = { secretKey: textOf(form, "secretKey"), publishableKey: textOf(form, "publishableKey") };
      const taken = await connectKeys(c.env, { organisationId, memberId, appUrl: originOf(c), typed });
      if (!taken.ok) {
        // What is not secret is kept; a secret key goes into no page, not even its owner's.
        const publishableKey = /^pk_/.test(typed.publishableKey) ? typed.publishableKey : "";
        return refused(c, viewer, { wrong: taken.wrong, publishableKey });
      }
      c.executionCtx.waitUntil(ringOnce(c.env, taken.account));
      return back(c, "keys");
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/trial`,
  withFacts(async (c, viewer, { email, organisation }) => {
    const run = await runTrial(c.env, viewer, { email, address: organisation.address });
    return answered(c, viewer, run, "trial");
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/trial/finish`,
  withFacts(async (c, viewer, { trial }) =>
    trial ? answered(c, viewer, await finishTrial(c.env, viewer, trial), "finished") : c.notFound(),
  ),
);
