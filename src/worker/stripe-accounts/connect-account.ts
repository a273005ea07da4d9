import type Stripe from "stripe";
import { signedToken } from "../auth/signed-link.ts";
import { databaseOf } from "../database/database.ts";
import type { OrganisationRow, StripeAccountRow } from "../database/rows.ts";
import { idFor } from "../ids/new-id.ts";
import { clientWith, platformHas, platformKey } from "../payments/stripe-gateway.ts";
import { now } from "../time/clock.ts";
import { factsOf } from "./facts-of.ts";
import { isLost } from "./lost.ts";
import { nextState } from "./next-state.ts";
import { otherOfMode } from "./one-of-mode.ts";
import { STRIPE_SETTINGS } from "./places.ts";
import { addAccount, changeAccount, readAccounts } from "./records.ts";
import { loseAccount } from "./refresh-account.ts";
import { troubleWords } from "./stripe-trouble.ts";

export type Connecting = { ok: true; url: string } | { ok: false; detail: string };
type Asked = { memberId: string; livemode: boolean; appUrl: string };
type Owner = Pick<OrganisationRow, "id" | "name" | "email" | "identity">;

/**
 * Begins or goes on with connecting an account to the platform: it is made at Stripe if there is none yet, and its owner is led to
 * Stripe's own form. What they leave unfinished waits there.
 */
export async function connectAccount(env: Env, owner: Owner, asked: Asked): Promise<Connecting> {
  const { livemode } = asked;
  if (!platformHas(env, livemode)) {
    const mode = livemode ? "real money" : "test";
    return { ok: false, detail: `Accounts for ${mode} cannot be connected here; use keys of your own.` };
  }
  const accounts = await readAccounts(databaseOf(env, owner.id), owner.id);
  const ofMode = accounts.filter((one) => one.kind === "connect" && one.livemode === livemode);
  const known = ofMode.find((one) => one.endedAt !== null || one.state !== "disconnected") ?? null;
  const other = otherOfMode(accounts, livemode, known?.id ?? null);
  if (other) return { ok: false, detail: other };
  try {
    const row = known ? await takeUpAgain(env, known) : await make(env, owner, asked, ofMode.length);
    return { ok: true, url: await formLink(env, row, asked.appUrl) };
  } catch (error) {
    if (known && isLost(error)) await loseAccount(env, { ...known, endedAt: null });
    return { ok: false, detail: troubleWords(error) };
  }
}

/** An address that opens Stripe's form once, for a few minutes. Both ways back know the account by a signed name. */
export async function formLink(env: Env, row: StripeAccountRow, appUrl: string): Promise<string> {
  const token = await signedToken(env, "stripe_account", [row.organisationId, row.id]);
  const stripe = clientWith(env, platformKey(env, row.livemode));
  const link = await stripe.accountLinks.create({
    ...{ account: row.stripeAccountId ?? "", type: "account_onboarding" },
    return_url: new URL(`${STRIPE_SETTINGS}/return/${token}`, appUrl).href,
    refresh_url: new URL(`${STRIPE_SETTINGS}/refresh/${token}`, appUrl).href,
  });
  if (!link?.url) throw new Error("Stripe's answer made no sense");
  return link.url;
}

/** The vendor has Stripe's whole dashboard and pays its fees; Stripe bears losses and asks for what it must know. */
const CONTROLLER: Stripe.AccountCreateParams.Controller = {
  fees: { payer: "account" },
  losses: { payments: "stripe" },
  requirement_collection: "stripe",
  stripe_dashboard: { type: "full" },
};

/** Pressed twice at once, it is one account: the key says how many there were before. */
async function make(env: Env, owner: Owner, asked: Asked, before: number): Promise<StripeAccountRow> {
  const { livemode, memberId: connectedBy } = asked;
  const { id: organisationId, name, email, identity } = owner;
  const stripe = clientWith(env, platformKey(env, livemode));
  const account = await stripe.accounts.create(
    {
      ...{ controller: CONTROLLER, email, business_profile: { name } },
      ...(identity.country && { country: identity.country }),
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      metadata: { organisation_id: organisationId },
    },
    { idempotencyKey: `connect:${organisationId}:${livemode ? "live" : "test"}:${before}` },
  );
  if (account?.object !== "account") throw new Error("Stripe's answer made no sense");
  const facts = factsOf(account);
  const row: StripeAccountRow = {
    ...{ organisationId, id: await idFor("account", organisationId, account.id), kind: "connect", livemode },
    ...{ ...facts, name: facts.name ?? name, state: nextState(null, facts) },
    ...{ sealedKey: null, keyHint: null, sealedWebhookSecret: null, webhookEndpointId: null },
    ...{ publishableKey: null, connectedBy, createdAt: now(env), checkedAt: now(env) },
    ...{ heardAt: null, endedAt: null },
  };
  await addAccount(databaseOf(env, organisationId), row);
  return row;
}

async function takeUpAgain(env: Env, row: StripeAccountRow): Promise<StripeAccountRow> {
  if (row.endedAt === null) return row;
  const again = { endedAt: null, state: "onboarding" } as const;
  await changeAccount(databaseOf(env, row.organisationId), row, again);
  return { ...row, ...again };
}
