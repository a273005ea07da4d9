import type { Job } from "../jobs/types.ts";
import { type PricedLine, sumOf, type Totals, totalsOf } from "../money/totals.ts";
import { type Discount, withDiscount } from "./lines/discount.ts";
import { grouped } from "./lines/group.ts";
import { withMinimum } from "./lines/minimum.ts";
import { untaxed } from "./lines/untaxed.ts";
import { billingFor, type LineRules, PLAIN_BILLING } from "./vocabulary.ts";

/** What sums are made of. */
export type Billable = Pick<Job, "lines" | "organisation" | "portal" | "customer"> & {
  row: Pick<Job["row"], "discountPercent" | "discountAmount" | "currency">;
};

/** How a job's lines become a sum. */
export type SumRules = {
  currency: string;
  /** Nobody pays tax, or Stripe Tax adds it. */
  untaxed: boolean;
  discount: Discount;
  rules: Pick<LineRules, "kinds" | "minimum" | "group">;
};

type JobLine = Omit<PricedLine, "lineId"> & { id: string };

/**
 * What a job comes to as it stands: the one sum that its screen, its packet, its limits and its invoices are made from. Its lines are
 * those of the bill: each has a `lineId`, which is the job's line, `minimum`, or that of a group.
 * @throws RangeError on a quantity or percentage that is no plain decimal
 */
export function jobTotals(job: Billable): Totals {
  return sumUp(job.lines, sumRules(job));
}

/** The same sum with a line for each, whatever the bill shows: for those who see the job itself. */
export function jobTotalsInFull(job: Billable): Totals {
  const how = sumRules(job);
  return sumUp(job.lines, { ...how, rules: { ...how.rules, group: "each" } });
}

/** How a job's lines become its sum, as everybody's rules stand. */
export function sumRules({ organisation, portal, customer, row }: Omit<Billable, "lines">): SumRules {
  const { lines: rules, taxBy, as } = billingFor({ organisation, portal, customer });
  return {
    currency: row.currency,
    // Only an invoice of Stripe's can have its tax from Stripe.
    untaxed: Boolean(customer.exemptCertificate) || (taxBy === "stripe" && as === "invoice"),
    discount: { percent: row.discountPercent, amount: row.discountAmount },
    rules: { kinds: rules.kinds, minimum: rules.minimum, group: rules.group },
  };
}

/** How lines are summed where nobody says anything else. */
export function plainSum(currency: string): SumRules {
  const { kinds, minimum, group } = PLAIN_BILLING.lines;
  return {
    currency,
    untaxed: false,
    discount: { percent: null, amount: null },
    rules: { kinds, minimum, group },
  };
}

/** What lines come to: those that are billed, less the discount, at least the minimum, in groups. */
export function sumUp(lines: readonly JobLine[], how: SumRules): Totals {
  const { currency, rules, discount } = how;
  const billed = lines
    .filter((line) => rules.kinds.includes(line.kind ?? "other"))
    .map(({ id: lineId, ...line }) => (how.untaxed ? untaxed({ ...line, lineId }) : { ...line, lineId }));
  const priced = totalsOf(billed, currency).lines;
  const raised = withMinimum(withDiscount(priced, discount, currency), rules.minimum, currency);
  return sumOf(grouped(raised, rules.group));
}
