import { databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { isReachable } from "./lost.ts";
import { changeAccount, readAccounts } from "./records.ts";
import { refreshAccount } from "./refresh-account.ts";
import { resealed } from "./seal.ts";
import { withoutKeys } from "./without-keys.ts";

/**
 * What an organisation's accounts need each night: their state as Stripe has it, and their secrets sealed with the newest key. One's
 * trouble is not another's.
 * @returns the accounts that cannot be asked for anything
 */
export async function tendAccounts(env: Env, organisationId: string): Promise<string[]> {
  const out: string[] = [];
  for (const account of await readAccounts(databaseOf(env, organisationId), organisationId)) {
    if (!isReachable(account)) out.push(account.id);
    else if (!(await tend(env, account))) out.push(account.id);
  }
  return out;
}

async function tend(env: Env, account: StripeAccountRow): Promise<boolean> {
  try {
    const fresh = await refreshAccount(env, account.organisationId, account.id);
    if (fresh === null || fresh.state === "disconnected") return false;
    await sealAnew(env, account);
    return true;
  } catch (error) {
    const message = "an account was not looked at; the next night will";
    console.error({ message, account: account.id, error: withoutKeys(String(error)) });
    // Stripe may answer again when its invoices are asked about.
    return true;
  }
}

async function sealAnew(env: Env, account: StripeAccountRow): Promise<void> {
  const { organisationId, id: accountId, sealedKey, sealedWebhookSecret } = account;
  const place = { organisationId, accountId };
  const key = sealedKey && (await resealed(env, { ...place, field: "key" }, sealedKey));
  const secret =
    sealedWebhookSecret && (await resealed(env, { ...place, field: "webhook" }, sealedWebhookSecret));
  if (!key && !secret) return;
  await changeAccount(databaseOf(env, organisationId), account, {
    ...(key && { sealedKey: key }),
    ...(secret && { sealedWebhookSecret: secret }),
  });
}
