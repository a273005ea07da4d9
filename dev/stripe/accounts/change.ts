import { newId } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { withState } from "./new-account.ts";
import type { Account, BankAccount } from "./records.ts";
import { missing, namesIn } from "./requirements.ts";

export type CreateParameters = Parsed<ParametersOf["accounts.create"]>;
export type UpdateParameters = Parsed<ParametersOf["accounts.update"]>;

/** What creation and update have in common. */
type Details = Omit<UpdateParameters, "external_account" | "account_token"> & { external_account?: unknown };

/** What the platform says of an account. `now` in seconds. */
export function changed(account: Account, parameters: Details, now: number): Account {
  const { business_profile, company, settings, tos_acceptance, external_account } = parameters;
  const given = [...new Set([...account.given, ...namesIn(parameters)])];
  const next: Account = {
    ...account,
    ...(account.business_profile && {
      business_profile: { ...account.business_profile, ...plain(business_profile, account.business_profile) },
    }),
    business_type: parameters.business_type ?? account.business_type,
    capabilities: { ...account.capabilities, ...requested(account, parameters.capabilities) },
    ...((company || account.company) && {
      company: {
        ...account.company,
        ...(company?.name !== undefined && { name: company.name }),
        ...(company?.phone !== undefined && { phone: company.phone }),
        tax_id_provided: given.includes("company.tax_id"),
      },
    }),
    default_currency: parameters.default_currency ?? account.default_currency,
    email: parameters.email ?? account.email,
    ...(external_account ? { external_accounts: withBank(account, bankFrom(external_account)) } : {}),
    given,
    metadata: mergeMetadata(account.metadata ?? {}, parameters.metadata),
    ...(account.settings && { settings: withSettings(account.settings, settings) }),
    tos_acceptance: { ...account.tos_acceptance, ...(tos_acceptance || {}) },
  };
  return withState(next, progress(next), now);
}

/** Where the platform collects what is due itself, an account works as soon as nothing is missing. */
function progress(account: Account): Account["state"] {
  const { state, given } = account;
  const byPlatform = account.controller?.requirement_collection === "application";
  if (state === "new" && byPlatform && missing(account).length === 0) return "enabled";
  const brought = given.some((name) => name.startsWith("individual.verification.document"));
  return state === "documents_needed" && brought ? "enabled" : state;
}

function plain<T extends object>(parameters: object | undefined, known: T): Partial<T> {
  const taken = Object.entries(parameters ?? {}).filter(
    ([name, value]) => name in known && value !== undefined,
  );
  return Object.fromEntries(taken.map(([name, value]) => [name, value === "" ? null : value])) as Partial<T>;
}

function requested(account: Account, parameters: UpdateParameters["capabilities"]): object {
  const status = account.charges_enabled ? "active" : "inactive";
  const asked = Object.entries(parameters ?? {}).filter(([, wish]) => wish?.requested === true);
  return Object.fromEntries(asked.map(([name]) => [name, status]));
}

function withSettings(
  settings: NonNullable<Account["settings"]>,
  parameters: UpdateParameters["settings"],
): NonNullable<Account["settings"]> {
  const { branding, payments, payouts } = parameters ?? {};
  return {
    ...settings,
    branding: { ...settings.branding, ...plain(branding, settings.branding) },
    payments: { ...settings.payments, ...plain(payments, settings.payments) },
    ...(settings.payouts && { payouts: { ...settings.payouts, ...plain(payouts, settings.payouts) } }),
  };
}

/** A token, or an account number of which the last four digits are kept. */
function bankFrom(parameter: unknown): { last4: string; routing: string | null } {
  const text = String(parameter);
  if (!text.startsWith("{")) return { last4: "6789", routing: "110000000" };
  const { account_number = "", routing_number = null } = JSON.parse(text);
  return { last4: String(account_number).slice(-4), routing: routing_number };
}

export function withBank(
  account: Account,
  bank: { last4: string; routing: string | null },
): Account["external_accounts"] {
  const added: BankAccount = {
    id: newId("ba"),
    object: "bank_account",
    account: account.id,
    account_holder_name: null,
    account_holder_type: null,
    account_type: null,
    available_payout_methods: ["standard"],
    bank_name: "STRIPE TEST BANK",
    country: account.country ?? "US",
    currency: account.default_currency ?? "usd",
    default_for_currency: true,
    fingerprint: null,
    last4: bank.last4,
    metadata: {},
    routing_number: bank.routing,
    status: "new",
  };
  return { ...account.external_accounts, data: [added], total_count: 1 };
}
