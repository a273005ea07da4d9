import { databaseOf, directoryDatabase } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { noteHeard, organisationOfAccount, readAccounts } from "../stripe-accounts/records.ts";
import { unseal } from "../stripe-accounts/seal.ts";
import { now } from "../time/clock.ts";
import { type Bell, byDeployment, PLATFORM, type RungBy, readBell } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";
import { verifiedEvent } from "./webhook-secrets.ts";

const NOTE_EVERY_MS = 60_000;

/**
 * Who rang at the platform's address. The account that is named is the organisation's that connected it, in the same mode; what an
 * event says of organisations is never asked. One that is nobody's is kept, and rings for nobody.
 */
export async function platformRang(env: Env, bell: Bell): Promise<RungBy> {
  const { stripeAccountId, livemode } = bell;
  if (stripeAccountId === null) return byDeployment(bell);
  const nobody = { organisationId: PLATFORM, accountId: stripeAccountId };
  const organisationId = await organisationOfAccount(directoryDatabase(env), stripeAccountId);
  if (organisationId === null) return nobody;
  const accounts = await readAccounts(databaseOf(env, organisationId), organisationId);
  const account = accounts.find(
    (one) => one.kind === "connect" && one.stripeAccountId === stripeAccountId && one.livemode === livemode,
  );
  if (!account) return nobody;
  await heard(env, account);
  return { organisationId, accountId: account.id };
}

/** The event, if one of this organisation's own accounts signed it, with its own secret and in its own mode; else null. */
export async function ownAccountThatSigned(
  env: Env,
  organisationId: string,
  body: string,
  signature: string | undefined,
): Promise<{ bell: Bell; by: RungBy } | null> {
  if (!signature) return null;
  const accounts = await readAccounts(databaseOf(env, organisationId), organisationId);
  for (const account of accounts) {
    const secret = await secretOf(env, account);
    const event = secret && (await verifiedEvent(stripeFor(env), body, signature, [secret], Date.now()));
    if (!event) continue;
    const bell = readBell(event);
    if (bell.livemode !== account.livemode || bell.stripeAccountId !== null) return null;
    await heard(env, account);
    return { bell, by: { organisationId, accountId: account.id } };
  }
  return null;
}

async function secretOf(env: Env, account: StripeAccountRow): Promise<string | null> {
  const { organisationId, id: accountId, sealedWebhookSecret } = account;
  if (sealedWebhookSecret === null) return null;
  try {
    return await unseal(env, { organisationId, accountId, field: "webhook" }, sealedWebhookSecret);
  } catch {
    // Its key is gone: another account's secret may still fit.
    return null;
  }
}

async function heard(env: Env, account: StripeAccountRow): Promise<void> {
  const at = now(env);
  if (account.heardAt !== null && at - account.heardAt < NOTE_EVERY_MS) return;
  await noteHeard(databaseOf(env, account.organisationId), account, at);
}
