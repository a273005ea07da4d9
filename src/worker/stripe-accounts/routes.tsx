import { type Context, Hono } from "hono";
import { type StripeSaid, StripeScreen } from "../../views/settings/stripe-screen.tsx";
import { StripeTrial } from "../../views/settings/stripe-trial.tsx";
import { readSignedToken } from "../auth/signed-link.ts";
import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { action, page, type Scope } from "../http/page.ts";
import { policyWith } from "../http/security-headers.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { stripeOf } from "../payments/stripe-gateway.ts";
import { connectAccount, formLink } from "./connect-account.ts";
import { connectKeys } from "./connect-keys.ts";
import { disconnectAccount } from "./disconnect-account.ts";
import { isReachable } from "./lost.ts";
import { STRIPE_SETTINGS } from "./places.ts";
import { billWith, findAccount } from "./records.ts";
import { refreshAccount } from "./refresh-account.ts";
import { ringOnce } from "./ring-once.ts";
import { finishTrial, runTrial } from "./run-trial.ts";
import { type StripeRows, stripeFacts, stripeQueries } from "./stripe-page.ts";
import { troubleWords } from "./stripe-trouble.ts";

const OWNER = ["owner"] as const;

/** Where an organisation connects Stripe, and goes from test to live. */
export const stripeRoutes = new Hono<AppEnv>();

const read = ({ db, organisationId, memberId }: Scope) => stripeQueries(db, organisationId, memberId);

stripeRoutes.get(
  STRIPE_SETTINGS,
  page({
    roles: OWNER,
    read,
    show: (c, viewer, rows) => shown(c, viewer, rows, { done: c.req.query("said") }),
  }),
);

/** The trial alone, for a page that waits for it. */
stripeRoutes.get(
  `${STRIPE_SETTINGS}/trial`,
  page({
    roles: OWNER,
    read,
    show: async (c, viewer, rows) => {
      const facts = await stripeFacts(c.env, viewer, rows, originOf(c));
      return facts ? <StripeTrial facts={facts} /> : c.notFound();
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/connect`,
  page({
    roles: OWNER,
    read,
    show: async (c, viewer, rows) => {
      const owner = rows[0][0];
      if (!owner) return c.notFound();
      const livemode = textOf(await formOf(c), "mode") === "live";
      const asked = { memberId: viewer.memberId, livemode, appUrl: originOf(c) };
      const connecting = await connectAccount(c.env, owner, asked);
      return connecting.ok
        ? c.redirect(connecting.url, 303)
        : refused(c, viewer, { trouble: connecting.detail });
    },
  }),
);

/** Back from Stripe's form, finished or not: Stripe is asked, since coming back says nothing. */
stripeRoutes.get(
  `${STRIPE_SETTINGS}/return/:token`,
  action({
    roles: OWNER,
    run: async (c, viewer) => {
      const account = await namedAccount(c, viewer);
      if (!account) return c.notFound();
      const said = await asked(c.env, account);
      return back(c, said);
    },
  }),
);

/** The form's address was used or too old: there is a new one. */
stripeRoutes.get(
  `${STRIPE_SETTINGS}/refresh/:token`,
  action({
    roles: OWNER,
    run: async (c, viewer) => {
      const account = await namedAccount(c, viewer);
      if (!account || !isReachable(account)) return c.notFound();
      try {
        return c.redirect(await formLink(c.env, account, originOf(c)), 303);
      } catch (error) {
        return refused(c, viewer, { trouble: troubleWords(error) });
      }
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/keys`,
  action({
    roles: OWNER,
    run: async (c, { organisationId, memberId, ...viewer }) => {
      const form = await formOf(c);
      const typed = { secretKey: textOf(form, "secretKey"), publishableKey: textOf(form, "publishableKey") };
      const taken = await connectKeys(c.env, { organisationId, memberId, appUrl: originOf(c), typed });
      if (!taken.ok) {
        const { publishableKey } = typed;
        // What is not secret is kept; a secret key goes into no page, not even its owner's.
        const kept = /^pk_/.test(publishableKey) ? publishableKey : "";
        return refused(
          c,
          { organisationId, memberId, ...viewer },
          { wrong: taken.wrong, publishableKey: kept },
        );
      }
      c.executionCtx.waitUntil(rung(c.env, taken.account));
      return back(c, "keys");
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/accounts/:id/check`,
  action({
    roles: OWNER,
    run: async (c, viewer) => {
      const account = await ownAccount(c, viewer);
      if (!account) return c.notFound();
      const said = await asked(c.env, account);
      if (said === "asked") await rung(c.env, account);
      return back(c, said);
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/accounts/:id/disconnect`,
  action({
    roles: OWNER,
    run: async (c, viewer) => {
      const account = await ownAccount(c, viewer);
      if (!account) return c.notFound();
      const ended = await disconnectAccount(c.env, viewer.organisationId, account.id, originOf(c));
      return ended.ok ? back(c, "disconnected") : refused(c, viewer, { trouble: ended.detail });
    },
  }),
);

/** Bills are made in this account from now on: from test to live, and back. */
stripeRoutes.post(
  `${STRIPE_SETTINGS}/accounts/:id/use`,
  action({
    roles: OWNER,
    run: async (c, viewer) => {
      const account = await ownAccount(c, viewer);
      if (!account) return c.notFound();
      if (account.state !== "active") {
        const trouble = "Stripe does not take payments for this account yet: see what is due below.";
        return refused(c, viewer, { trouble });
      }
      await billWith(databaseOf(c.env, viewer.organisationId), viewer.organisationId, account);
      return back(c, account.livemode ? "live" : "test");
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/trial`,
  page({
    roles: OWNER,
    read,
    show: async (c, viewer, rows) => {
      const facts = await stripeFacts(c.env, viewer, rows, originOf(c));
      if (!facts) return c.notFound();
      const { email, organisation } = facts;
      const run = await runTrial(c.env, viewer, { email, address: organisation.address });
      return run.ok ? back(c, "trial") : refused(c, viewer, { trouble: run.detail });
    },
  }),
);

stripeRoutes.post(
  `${STRIPE_SETTINGS}/trial/finish`,
  page({
    roles: OWNER,
    read,
    show: async (c, viewer, rows) => {
      const facts = await stripeFacts(c.env, viewer, rows, originOf(c));
      if (!facts?.trial) return c.notFound();
      const done = await finishTrial(c.env, viewer, facts.trial);
      return done.ok ? back(c, "finished") : refused(c, viewer, { trouble: done.detail });
    },
  }),
);

function originOf(c: Context<AppEnv>): string {
  return c.env.APP_URL || new URL(c.req.url).origin;
}

function back(c: Context<AppEnv>, said: string): Response {
  return c.redirect(`${STRIPE_SETTINGS}?said=${said}`, 303);
}

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

/** Whether its bell works shows on the page once it was heard; that it could not be rung is no trouble of the person's. */
async function rung(env: Env, account: StripeAccountRow): Promise<void> {
  try {
    await ringOnce(await stripeOf(env, [account], account.id));
  } catch {
    // "Never heard" stays on the page, with a button.
  }
}

/** Of a signed address that Stripe brought back, if it is the viewer's own. */
async function namedAccount(c: Context<AppEnv>, viewer: Viewer): Promise<StripeAccountRow | null> {
  const token = c.req.param("token") ?? "";
  const [organisationId, id] = (await readSignedToken(c.env, "stripe_account", token, 2)) ?? [];
  if (organisationId !== viewer.organisationId || !id) return null;
  return findAccount(databaseOf(c.env, organisationId), organisationId, id);
}

function ownAccount(c: Context<AppEnv>, { organisationId }: Viewer): Promise<StripeAccountRow | null> {
  return findAccount(databaseOf(c.env, organisationId), organisationId, c.req.param("id") ?? "");
}

async function refused(c: Context<AppEnv>, viewer: Viewer, said: StripeSaid) {
  c.status(422);
  const { organisationId, memberId } = viewer;
  const db = databaseOf(c.env, organisationId);
  const rows: StripeRows = await db.batch(stripeQueries(db, organisationId, memberId));
  return shown(c, viewer, rows, said);
}

async function shown(c: Context<AppEnv>, viewer: Viewer, rows: StripeRows, said: StripeSaid) {
  const facts = await stripeFacts(c.env, viewer, rows, originOf(c));
  if (!facts) return c.notFound();
  // Connecting is a form that leads on to Stripe's own pages.
  const stripe = c.env.STRIPE_API_BASE ? new URL(c.env.STRIPE_API_BASE).origin : "https://*.stripe.com";
  c.header("Content-Security-Policy", policyWith(c.env, { "form-action": stripe }));
  return <StripeScreen facts={facts} said={said} />;
}
