import type { Account, State } from "./records.ts";
import { missing } from "./requirements.ts";
import { standing } from "./standing.ts";

/** An account that has said nothing about itself yet. `created` in seconds. */
export function newAccount(id: string, created: number): Account {
  return withState(blank(id, created), "new", created);
}

/** One that was connected before anybody looked: as a full account with a dashboard of its own. */
export function connectedLongAgo(id: string, created: number): Account {
  const account: Account = {
    ...blank(id, created),
    business_type: "company",
    capabilities: { card_payments: "active", transfers: "active", us_bank_account_ach_payments: "active" },
    type: "standard",
  };
  return withState(account, "enabled", created);
}

/** The account in another state: what it may do and what it must still tell follow from that. */
export function withState(account: Account, state: State, now: number): Account {
  const next: Account = { ...account, state, ...standing(state, missing(account), now) };
  const status = next.charges_enabled ? "active" : state === "in_review" ? "pending" : "inactive";
  const capabilities = Object.keys(account.capabilities ?? {}).map((name) => [name, status]);
  return { ...next, capabilities: Object.fromEntries(capabilities) };
}

function blank(id: string, created: number): Account {
  return {
    id,
    object: "account",
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: null,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    capabilities: {},
    charges_enabled: false,
    controller: { type: "application", is_controller: true, ...defaultController },
    country: "US",
    created,
    default_currency: "usd",
    details_submitted: false,
    email: null,
    external_accounts: {
      object: "list",
      data: [],
      has_more: false,
      total_count: 0,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    future_requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: [],
      disabled_reason: null,
      errors: [],
      eventually_due: [],
      past_due: [],
      pending_verification: [],
    },
    metadata: {},
    payouts_enabled: false,
    settings,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: "none",
    state: "new",
    given: [],
    form: {},
  };
}

/** Stripe's own: the account has the whole dashboard, pays its fees and bears its losses. */
export const defaultController = {
  fees: { payer: "account" },
  losses: { payments: "stripe" },
  requirement_collection: "stripe",
  stripe_dashboard: { type: "full" },
} as const;

const settings: Account["settings"] = {
  bacs_debit_payments: { display_name: null, service_user_number: null },
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_issuing: { tos_acceptance: { date: null, ip: null } },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  dashboard: { display_name: null, timezone: "Etc/UTC" },
  invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  payouts: {
    debit_negative_balances: true,
    schedule: { delay_days: 2, interval: "daily" },
    statement_descriptor: null,
  },
  sepa_debit_payments: {},
};
