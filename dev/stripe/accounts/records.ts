import type Stripe from "stripe";
import type { List, Stored } from "../store/stored.ts";

export type BankAccount = Stored<Stripe.BankAccount>;

/**
 * How far an account has come, in one word.
 *
 * - `new`: it has to say who it is; nothing works.
 * - `enabled`: charges and payouts.
 * - `due_soon`: both work, and something is due within two weeks.
 * - `documents_needed`: charges work, payouts wait for an identity document.
 * - `in_review`: all is said, Stripe looks at it; nothing works yet.
 * - `restricted`: worked once, and something is overdue; nothing works.
 * - `rejected`: for good.
 */
export const states = [
  "new",
  "enabled",
  "due_soon",
  "documents_needed",
  "in_review",
  "restricted",
  "rejected",
] as const;
export type State = (typeof states)[number];

type Shown = Omit<Stored<Stripe.Account>, "deleted" | "external_accounts" | "created">;

/** A connected account as its platform's books keep it. */
export interface Account extends Shown {
  created: number;
  external_accounts: List<BankAccount>;
  state: State;
  /** The requirements that have been met, by their names. */
  given: string[];
  /** What was typed into the onboarding form so far, by requirement. */
  form: Record<string, string>;
}

/** The address that leads to the form once. The token is the secret part of it. */
export interface AccountLink {
  id: string;
  object: "account_link";
  created: number;
  expires_at: number;
  account: string;
  type: string;
  refresh_url: string;
  return_url: string;
  used: boolean;
  token: string;
}

/** A form that was opened with a link. The token is the secret part of its address. */
export interface Onboarding {
  id: string;
  object: "onboarding";
  created: number;
  account: string;
  refresh_url: string;
  return_url: string;
  token: string;
}

export type ApplicationFee = Omit<Stored<Stripe.ApplicationFee>, "refunds"> & { refunds: List<never> };
