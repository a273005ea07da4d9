import type { LineKind } from "../jobs/vocabulary.ts";
import { TRIAL } from "../stripe-accounts/trial.ts";

// The words in which billing is set up: by the organisation, by a portal, by a customer.

/**
 * When billing starts. `completed`: the crew is done. `approved`: the office has seen the proof. `confirmed`: done, and the customer
 * has signed or confirmed. `milestone`: a part of the job was reached. `outside`: another system says so.
 */
export const BILLING_MOMENTS = ["completed", "approved", "confirmed", "milestone", "outside"] as const;
export type BillingMoment = (typeof BILLING_MOMENTS)[number];

/** What happens then: it goes out, a draft waits for somebody to send it, or nothing until somebody presses Bill. */
export const BILLING_WAYS = ["auto_send", "auto_draft_then_review", "manual"] as const;
export type BillingWay = (typeof BILLING_WAYS)[number];

/** What the customer is given to pay by: a Stripe invoice, a payment link, or nothing of Stripe's. */
export const BILLING_SURFACES = ["invoice", "link", "outside"] as const;
export type BillingSurface = (typeof BILLING_SURFACES)[number];

/**
 * When an invoice is due, counted from the day on which it is billed, in the organisation's time zone. `end_of_month`: the last day of
 * that month, and `days` more. `day_of_month`: the next such day, or the month's last where it has none. `date`: that day.
 */
export type Terms =
  | { kind: "on_receipt" }
  | { kind: "net"; days: number }
  | { kind: "end_of_month"; days: number }
  | { kind: "day_of_month"; day: number }
  | { kind: "date"; on: string };

/** How a bill's lines come from the job's. */
export type LineRules = {
  /** Lines of other kinds stay on the job and are not billed. */
  kinds: LineKind[];
  /** A line for each, one for each kind, or one for all; taxes apart where they differ. */
  group: "each" | "kind" | "one";
  /**
   * Labour from the time on site, where no labour was entered: an hour's rate in minor units, minutes rounded up to a multiple, and the
   * fewest minutes that are charged. Null: none.
   */
  labour: { rate: number; roundTo: number; atLeast: number } | null;
  /** Charged once a job, in minor units. Null: none. */
  travel: number | null;
  /** A bill that comes to less, before tax, is raised to this, in minor units. Null: none. */
  minimum: number | null;
  /** Percent as a decimal in text, on what material costs, where the price book names no other. Null: none. */
  markup: string | null;
};

export type BillingRules = {
  moment: BillingMoment;
  way: BillingWay;
  as: BillingSurface;
  terms: Terms;
  lines: LineRules;
  /** `own`: the rates that stand on the lines. `stripe`: Stripe Tax finds them out. */
  taxBy: "own" | "stripe";
  /** What a line is taxed with that a rule makes; absent or null is untaxed. `rate` is percent as a decimal in text. */
  usualTax?: { name: string; rate: string; inclusive: boolean } | null;
  /** Whether the customer may pay a part. */
  partialPayments: boolean;
  /** Whether the customer is written to when a payment has come. */
  receipt: boolean;
};

/** What one of those who may say how is billed says: what it leaves out is as the one before has it, each point of the lines by itself. */
export type BillingLayer = Partial<Omit<BillingRules, "lines">> & { lines?: Partial<LineRules> };

/** What holds where nobody says anything else. */
export const PLAIN_BILLING: BillingRules = {
  moment: "approved",
  way: "auto_draft_then_review",
  as: "invoice",
  terms: { kind: "net", days: 14 },
  lines: {
    kinds: ["labour", "material", "fixed", "travel", "other"],
    group: "each",
    labour: null,
    travel: null,
    minimum: null,
    markup: null,
  },
  taxBy: "own",
  partialPayments: false,
  receipt: true,
};

/** A trial goes out as an invoice when somebody presses its button, whatever else the rules say. */
const TRIAL_BILLING: BillingRules = { ...PLAIN_BILLING, way: "manual", terms: { kind: "on_receipt" } };

type Ruled = {
  row?: { source: string };
  organisation: { rules: { billing?: BillingLayer } };
  portal: { rules: { billing?: BillingLayer } } | null;
  customer: { billing: BillingLayer };
};

/** How a job is billed: the plain rules, with the organisation's, its portal's and its customer's laid over them in this order. */
export function billingFor(job: Ruled): BillingRules {
  if (job.row?.source === TRIAL) return TRIAL_BILLING;
  const { organisation, portal, customer } = job;
  return laidOver(PLAIN_BILLING, organisation.rules.billing, portal?.rules.billing, customer.billing);
}

/** Rules with what others say laid over them, the last one uppermost. */
export function laidOver(rules: BillingRules, ...layers: (BillingLayer | undefined)[]): BillingRules {
  let all = rules;
  for (const layer of layers) all = { ...all, ...layer, lines: { ...all.lines, ...layer?.lines } };
  return all;
}

/** How the organisation's documents are numbered. */
export type Numbering = {
  /** Before the number; `INV-` where nobody says. */
  prefix?: string;
  creditPrefix?: string;
  /** Filled up with zeros to so many digits; 4 where nobody says. */
  digits?: number;
  /** The first number that Closeout gives, for those who come from elsewhere; 1 where nobody says. */
  first?: number;
};

/** How money came that Stripe did not take. */
export const PAYMENT_METHODS = ["cheque", "cash", "bank", "other"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
