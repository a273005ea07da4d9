import type { StripeAccountRow } from "../database/rows.ts";
import { stripeOf } from "../payments/stripe-gateway.ts";
import { DEPLOYMENT } from "../stripe-accounts/types.ts";
import { clockOffset } from "../time/clock.ts";
import { type BookLine, compareBooks } from "./compare.ts";
import { type BookedRow, toOurEntry } from "./ours.ts";
import { readTheirs } from "./theirs.ts";

/** The books of one account; `lines` is null where Stripe did not answer. */
export type AccountBooks = { accountId: string; name: string; livemode: boolean; lines: BookLine[] | null };

type Asked = {
  organisationId: string;
  accounts: StripeAccountRow[];
  rows: BookedRow[];
  names: { id: string; name: string }[];
  timeZone: string;
  /** Milliseconds since 1970, by our clock. */
  month: { from: number; to: number };
};

/** Holds each account's invoices of a month against ours. One account's silence hides no other's books. */
export async function readAllBooks(env: Env, asked: Asked): Promise<AccountBooks[]> {
  const used = new Set([...asked.rows.map((row) => row.accountId), ...asked.accounts.map((one) => one.id)]);
  return Promise.all([...used].sort().map((accountId) => readAccountBooks(env, asked, accountId)));
}

async function readAccountBooks(env: Env, asked: Asked, accountId: string): Promise<AccountBooks> {
  const { organisationId, accounts, names, timeZone, month } = asked;
  const rows = asked.rows.filter((row) => row.accountId === accountId);
  const ours = rows.map((row) => toOurEntry(row, names, timeZone));
  const account = accounts.find((one) => one.id === accountId);
  const livemode = account?.livemode ?? rows.some((row) => row.livemode);
  const named = { accountId, livemode, name: nameOf(accountId, account) };
  // What is recorded outside stands in no account.
  if (accountId === "") return { ...named, lines: compareBooks(ours, []) };
  try {
    const stripe = await stripeOf(env, accounts, accountId);
    const offset = clockOffset(env);
    const span = { from: seconds(month.from - offset), to: seconds(month.to - offset) };
    const theirs = await readTheirs(stripe, organisationId, rows, span, accountId === DEPLOYMENT);
    return { ...named, lines: compareBooks(ours, theirs) };
  } catch {
    return { ...named, lines: null };
  }
}

function nameOf(accountId: string, account: StripeAccountRow | undefined): string {
  if (accountId === "") return "Recorded outside of Stripe";
  if (!account) return "Stripe";
  return [account.name ?? "Stripe", account.keyHint && `key …${account.keyHint}`].filter(Boolean).join(", ");
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
