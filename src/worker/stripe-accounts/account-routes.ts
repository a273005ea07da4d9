import { type Context, Hono } from "hono";
import { readSignedToken } from "../auth/signed-link.ts";
import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { formLink } from "./connect-account.ts";
import { disconnectAccount } from "./disconnect-account.ts";
import { isReachable } from "./lost.ts";
import { STRIPE_SETTINGS } from "./places.ts";
import { billWith, findAccount } from "./records.ts";
import { refreshAccount } from "./refresh-account.ts";
import { ringOnce } from "./ring-once.ts";
import { answered, back, originOf, refused, withAccount } from "./stripe-desk.tsx";
import { troubleWords } from "./stripe-trouble.ts";

/** What an owner does with one account, and what Stripe's form leads back to. */
export const stripeAccountRoutes = new Hono<AppEnv>();

/** Back from Stripe's form, finished or not: Stripe is asked, since coming back says nothing. */
stripeAccountRoutes.get(
  `${STRIPE_SETTINGS}/return/:token`,
  withAccount(namedAccount, async (c, _viewer, account) => back(c, await asked(c.env, account))),
);

/** The form's address was used or too old: there is a new one. */
stripeAccountRoutes.get(
  `${STRIPE_SETTINGS}/refresh/:token`,
  withAccount(namedAccount, async (c, viewer, account) => {
    if (!isReachable(account)) return c.notFound();
    try {
      return c.redirect(await formLink(c.env, account, originOf(c)), 303);
    } catch (error) {
      return refused(c, viewer, { trouble: troubleWords(error) });
    }
  }),
);

stripeAccountRoutes.post(
  `${STRIPE_SETTINGS}/accounts/:id/check`,
  withAccount(ownAccount, async (c, _viewer, account) => {
    const said = await asked(c.env, account);
    if (said === "asked") await ringOnce(c.env, account);
    return back(c, said);
  }),
);

stripeAccountRoutes.post(
  `${STRIPE_SETTINGS}/accounts/:id/disconnect`,
  withAccount(ownAccount, async (c, viewer, { organisationId, id }) => {
    const ended = await disconnectAccount(c.env, organisationId, id, originOf(c));
    return answered(c, viewer, ended, "disconnected");
  }),
);

/** Bills are made in this account from now on: from test to live, and back. */
stripeAccountRoutes.post(
  `${STRIPE_SETTINGS}/accounts/:id/use`,
  withAccount(ownAccount, async (c, viewer, account) => {
    if (account.state !== "active") {
      const trouble = "Stripe does not take payments for this account yet: see what is due below.";
      return refused(c, viewer, { trouble });
    }
    await billWith(databaseOf(c.env, viewer.organisationId), viewer.organisationId, account);
    return back(c, account.livemode ? "live" : "test");
  }),
);

/** Asks Stripe about an account, and answers what the page is to say. */
async function asked(env: Env, { organisationId, id }: StripeAccountRow): Promise<string> {
  try {
    const account = await refreshAccount(env, organisationId, id);
    if (account?.state === "active") return "asked";
    return account?.state === "disconnected" ? "lost" : "due";
  } catch {
    return "silent";
  }
}

/** Of a signed address that Stripe brought back. */
async function namedAccount(c: Context<AppEnv>, viewer: Viewer): Promise<StripeAccountRow | null> {
  const token = c.req.param("token") ?? "";
  const [organisationId, id] = (await readSignedToken(c.env, "stripe_account", token, 2)) ?? [];
  if (organisationId !== viewer.organisationId || !id) return null;
  return findAccount(databaseOf(c.env, organisationId), organisationId, id);
}

function ownAccount(c: Context<AppEnv>, { organisationId }: Viewer): Promise<StripeAccountRow | null> {
  return findAccount(databaseOf(c.env, organisationId), organisationId, c.req.param("id") ?? "");
}
