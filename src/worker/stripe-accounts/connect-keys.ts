import type Stripe from "stripe";
import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { accountFailureId, resolveAccountFailure } from "../failures/account-failures.ts";
import { newId } from "../ids/new-id.ts";
import { clientWith } from "../payments/stripe-gateway.ts";
import { now } from "../time/clock.ts";
import { endpointUrl, makeEndpoint, removeEndpoints } from "./endpoint.ts";
import { factsOf } from "./facts-of.ts";
import { isLost } from "./lost.ts";
import { missingPermissions, missingWords } from "./missing-permissions.ts";
import { nextState } from "./next-state.ts";
import { otherOfMode } from "./one-of-mode.ts";
import { readKeys, type TypedKeys } from "./read-keys.ts";
import { addAccount, billWithFirst, changeAccount, readAccounts } from "./records.ts";
import { canSeal, seal } from "./seal.ts";
import { troubleWords } from "./stripe-trouble.ts";

type Wrong = { secretKey?: string; publishableKey?: string };
export type KeysTaken = { ok: true; account: StripeAccountRow } | { ok: false; wrong: Wrong };
type Asked = { organisationId: string; memberId: string; appUrl: string; typed: TypedKeys };
type Good = Extract<ReturnType<typeof readKeys>, { ok: true }>;

/**
 * Connects an account by keys of the vendor's own, or takes new keys for one that is connected: they are looked at, tried out, sealed,
 * and the account's webhook is made. What is wrong is said in words that hold no key; nothing half made stays.
 */
export async function connectKeys(env: Env, asked: Asked): Promise<KeysTaken> {
  const keys = readKeys(asked.typed);
  if (!keys.ok) return keys;
  if (!canSeal(env)) return wrong("Keys cannot be kept here yet: whoever runs Closeout must set SEAL_KEYS.");
  const stripe = clientWith(env, keys.secretKey);
  try {
    const account = await lookAt(stripe, keys);
    if (typeof account === "string") return wrong(account);
    const accounts = await readAccounts(databaseOf(env, asked.organisationId), asked.organisationId);
    const known = accounts.find(
      (one) => one.kind === "keys" && one.stripeAccountId === account.id && one.livemode === keys.livemode,
    );
    const other = otherOfMode(accounts, keys.livemode, known?.id ?? null);
    if (other) return wrong(other);
    return { ok: true, account: await keep(env, asked, { keys, stripe, account, known: known ?? null }) };
  } catch (error) {
    return wrong(isLost(error) ? "Stripe does not know this key: copy it again." : troubleWords(error));
  }
}

/** Whose account it is; or in words what the key lacks. */
async function lookAt(stripe: Stripe, { restricted }: Good): Promise<Stripe.Account | string> {
  const missing = restricted ? await missingPermissions(stripe) : [];
  if (missing.length > 0) return missingWords(missing);
  const account = await stripe.accounts.retrieveCurrent();
  if (account?.object !== "account") throw new Error("Stripe's answer made no sense");
  return account;
}

type Found = { keys: Good; stripe: Stripe; account: Stripe.Account; known: StripeAccountRow | null };

async function keep(env: Env, asked: Asked, found: Found): Promise<StripeAccountRow> {
  const { organisationId, appUrl } = asked;
  const url = endpointUrl(appUrl, organisationId);
  const endpoint = await makeEndpoint(found.stripe, url);
  try {
    const row = await rowOf(env, asked, found, endpoint);
    const db = databaseOf(env, organisationId);
    if (found.known) await changeAccount(db, row, row);
    else await addAccount(db, row);
    await db.batch([
      resolveAccountFailure(db, organisationId, await accountFailureId(row), now(env)),
      ...(row.state === "active" ? [billWithFirst(db, row)] : []),
    ]);
    // The endpoints of earlier keys and attempts; what they cannot be asked now is asked when keys are entered again.
    await removeEndpoints(found.stripe, url, endpoint.id).catch(() => undefined);
    return row;
  } catch (error) {
    await found.stripe.webhookEndpoints.del(endpoint.id).catch(() => undefined);
    throw error;
  }
}

async function rowOf(
  env: Env,
  { organisationId, memberId }: Asked,
  { keys, account, known }: Found,
  endpoint: { id: string; secret: string },
): Promise<StripeAccountRow> {
  const facts = factsOf(account);
  const accountId = known?.id ?? newId("account");
  const place = { organisationId, accountId };
  return {
    ...{ organisationId, id: accountId, kind: "keys", livemode: keys.livemode },
    ...{ ...facts, state: nextState(known?.state ?? null, facts) },
    sealedKey: await seal(env, { ...place, field: "key" }, keys.secretKey),
    keyHint: keys.secretKey.slice(-4),
    sealedWebhookSecret: await seal(env, { ...place, field: "webhook" }, endpoint.secret),
    ...{ webhookEndpointId: endpoint.id, publishableKey: keys.publishableKey },
    ...{ connectedBy: memberId, createdAt: known?.createdAt ?? now(env), checkedAt: now(env) },
    ...{ heardAt: null, endedAt: null },
  };
}

function wrong(secretKey: string): KeysTaken {
  return { ok: false, wrong: { secretKey } };
}
