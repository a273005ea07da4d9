/** `keys`: the vendor's own API keys. `connect`: connected to the platform's account. */
export type AccountKind = "keys" | "connect";

/**
 * `onboarding`: Stripe still asks for something before it takes payments. `active`: charges and payouts are enabled. `restricted`: it
 * was active, and Stripe wants something again. `disconnected`: the keys or the connection no longer work.
 */
export type AccountState = "onboarding" | "active" | "restricted" | "disconnected";

/** What Stripe still wants to know, in its own names such as `individual.verification.document`. */
export type Requirements = {
  currentlyDue: string[];
  pastDue: string[];
  pendingVerification: string[];
  disabledReason: string | null;
};

/** Which account the organisation bills with, and how far it is on the way from test to live. */
export type StripeSetup = {
  /** The id of a `stripe_account`; none is the deployment's own account. */
  activeId?: string;
  /** Whether money is real with the account that is billed with; absent is as the deployment's own account. */
  livemode?: boolean;
  /** The steps of the list from test to live that were done, with the moment (milliseconds since 1970). */
  checklist?: { [step: string]: number };
};

/** The account that needs no row: the one whose key the deployment holds. */
export const DEPLOYMENT = "deployment";
