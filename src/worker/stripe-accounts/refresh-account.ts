import type Stripe from "stripe";
import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { stripeAccount } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { accountFailureId, openAccountFailure, resolveAccountFailure } from "../failures/account-failures.ts";
import { clientWith, platformKey, stripeOf } from "../payments/stripe-gateway.ts";
import { now } from "../time/clock.ts";
import { factsOf } from "./facts-of.ts";
import { isLost, isReachable, lostWords } from "./lost.ts";
import { nextState } from "./next-state.ts";
import { billWithFirst, findAccount, thisAccount } from "./records.ts";

/**
 * Asks Stripe what an account is like now and keeps it. One that Stripe lets us reach no more is disconnected, and a person is shown
 * it. Throws what the SDK throws when Stripe did not say.
 * @returns the account as it then is; null for one that a person disconnected
 */
export async function refreshAccount(
  env: Env,
  organisationId: string,
  accountId: string,
): Promise<StripeAccountRow | null> {
  const db = databaseOf(env, organisationId);
  const row = await findAccount(db, organisationId, accountId);
  if (!row || !isReachable(row)) return null;
  try {
    return await keepFacts(env, row, await askFor(env, row));
  } catch (error) {
    if (!isLost(error)) throw error;
    await loseAccount(env, row);
    return { ...row, state: "disconnected" };
  }
}

/** Marks an account as one that Stripe lets us reach no more. */
export async function loseAccount(env: Env, row: StripeAccountRow): Promise<void> {
  const { organisationId, id } = row;
  const db = databaseOf(env, organisationId);
  const at = now(env);
  const lost = { state: "disconnected", chargesEnabled: false, payoutsEnabled: false } as const;
  await db.batch([
    db
      .update(stripeAccount)
      .set({ ...lost, checkedAt: at })
      .where(thisAccount(organisationId, id)),
    openAccountFailure(db, await accountFailureId(row), row, { detail: lostWords(row), now: at }),
    bumpVersion(db, organisationId),
  ]);
}

async function askFor(env: Env, row: StripeAccountRow): Promise<Stripe.Account> {
  const { kind, livemode, stripeAccountId } = row;
  const account =
    kind === "connect"
      ? await clientWith(env, platformKey(env, livemode)).accounts.retrieve(stripeAccountId)
      : await (await stripeOf(env, [row], row.id)).accounts.retrieveCurrent();
  // The SDK takes an error without an `error` key for a success.
  if (account?.object !== "account") throw new Error("Stripe's answer made no sense");
  return account;
}

async function keepFacts(
  env: Env,
  row: StripeAccountRow,
  account: Stripe.Account,
): Promise<StripeAccountRow> {
  const { organisationId, id } = row;
  const db = databaseOf(env, organisationId);
  const facts = factsOf(account);
  const fresh = {
    ...facts,
    name: facts.name ?? row.name,
    state: nextState(row.state, facts),
    checkedAt: now(env),
  };
  await db.batch([
    db.update(stripeAccount).set(fresh).where(thisAccount(organisationId, id)),
    resolveAccountFailure(db, organisationId, await accountFailureId(row), now(env)),
    bumpVersion(db, organisationId),
    ...(fresh.state === "active" ? [billWithFirst(db, row)] : []),
  ]);
  return { ...row, ...fresh };
}
