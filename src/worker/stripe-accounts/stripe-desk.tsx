import type { Context, Handler } from "hono";
import { type StripeSaid, StripeScreen } from "../../views/settings/stripe-screen.tsx";
import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, page } from "../http/page.ts";
import { policyWith } from "../http/security-headers.ts";
import { STRIPE_SETTINGS } from "./places.ts";
import { type StripeFacts, type StripeRows, stripeFacts, stripeQueries } from "./stripe-page.ts";

const OWNER = ["owner"] as const;

type With<Fact> = (c: Context<AppEnv>, viewer: Viewer, fact: Fact) => Shown | Promise<Shown>;
type Result = { ok: true } | { ok: false; detail: string };

/** Something of the settings of Stripe, with all that they show. */
export function withFacts(show: With<StripeFacts>): Handler<AppEnv> {
  return page({
    roles: OWNER,
    read: ({ db, organisationId, memberId }) => stripeQueries(db, organisationId, memberId),
    show: async (c, viewer, rows) => {
      const facts = await stripeFacts(c.env, viewer, rows, originOf(c));
      return facts ? show(c, viewer, facts) : c.notFound();
    },
  });
}

/** Something about one account. @param find answers null where it is not the viewer's own */
export function withAccount(
  find: (c: Context<AppEnv>, viewer: Viewer) => Promise<StripeAccountRow | null>,
  run: With<StripeAccountRow>,
): Handler<AppEnv> {
  return action({
    roles: OWNER,
    run: async (c, viewer) => {
      const account = await find(c, viewer);
      return account ? run(c, viewer, account) : c.notFound();
    },
  });
}

/** The settings, with a word on what was done, or on what stood against it. */
export function answered(c: Context<AppEnv>, viewer: Viewer, result: Result, done: string) {
  return result.ok ? back(c, done) : refused(c, viewer, { trouble: result.detail });
}

export function back(c: Context<AppEnv>, said: string): Response {
  return c.redirect(`${STRIPE_SETTINGS}?said=${said}`, 303);
}

export async function refused(c: Context<AppEnv>, viewer: Viewer, said: StripeSaid): Promise<Shown> {
  c.status(422);
  const { organisationId, memberId } = viewer;
  const db = databaseOf(c.env, organisationId);
  const rows: StripeRows = await db.batch(stripeQueries(db, organisationId, memberId));
  const facts = await stripeFacts(c.env, viewer, rows, originOf(c));
  return facts ? settingsShown(c, facts, said) : c.notFound();
}

export function settingsShown(c: Context<AppEnv>, facts: StripeFacts, said: StripeSaid): Shown {
  // Connecting is a form that leads on to Stripe's own pages.
  const stripe = c.env.STRIPE_API_BASE ? new URL(c.env.STRIPE_API_BASE).origin : "https://*.stripe.com";
  c.header("Content-Security-Policy", policyWith(c.env, { "form-action": stripe }));
  return <StripeScreen facts={facts} said={said} />;
}

export function originOf(c: Context<AppEnv>): string {
  return c.env.APP_URL || new URL(c.req.url).origin;
}
