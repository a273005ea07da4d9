import type { TallyRow } from "../database/rows.ts";
import { addDays, daysBetween } from "../time/calendar.ts";

/** A number of things and their amount in minor units of one currency. */
export type Sum = { currency: string; count: number; amount: number };

export type AgeBand = "not_due" | "days_1_30" | "days_31_60" | "older";
export const AGE_BANDS: readonly AgeBand[] = ["not_due", "days_1_30", "days_31_60", "older"];

/** What the first screen says. Each list has the organisation's own currency first. */
export type Figures = {
  /** Done, and no draft made yet. */
  unbilled: Sum[];
  /** When the oldest of the unbilled jobs was completed. */
  unbilledSince: string | null;
  /** Drafts that wait for a person to send them. */
  drafts: Sum[];
  /** When the oldest of them was made. */
  draftsSince: string | null;
  /** Owed and not yet due. */
  sent: Sum[];
  overdue: Sum[];
  owed: Sum[];
  ages: { [band in AgeBand]: Sum[] };
  paid: Sum[];
  paidLastMonth: Sum[];
  /** Days from completed to paid, on average, of what was paid this month and in the last; null without any. */
  daysToPaid: number | null;
  daysToPaidLastMonth: number | null;
};

type Tally = Pick<TallyRow, "kind" | "key" | "currency" | "count" | "amount" | "days">;

/**
 * Cuts the sums by date into what is shown today. Real money and money of Stripe's test mode are never added up.
 * @param today the calendar date in the organisation's time zone
 * @param own the organisation's currency
 * @param testMode the mode in which the organisation bills now; what it billed in the other one is left out
 */
export function figuresOf(tallies: readonly Tally[], today: string, own: string, testMode: boolean): Figures {
  const owed = testMode ? "open_test" : "open";
  const drafted = testMode ? "draft_test" : "draft";
  const came = testMode ? "paid_test" : "paid";
  const of = (kind: Tally["kind"], holds: (key: string) => boolean = () => true) =>
    tallies.filter((one) => one.kind === kind && one.count !== 0 && holds(one.key));
  const thisMonth = today.slice(0, 7);
  const lastMonth = addDays(`${thisMonth}-01`, -1).slice(0, 7);
  const unbilled = of("unbilled");
  const drafts = of(drafted);
  const paid = of(came, (key) => key.startsWith(thisMonth));
  const paidLastMonth = of(came, (key) => key.startsWith(lastMonth));
  const inBand = (band: AgeBand) =>
    sums(
      of(owed, (key) => ageBand(key, today) === band),
      own,
    );
  return {
    unbilled: sums(unbilled, own),
    unbilledSince: firstDate(unbilled),
    drafts: sums(drafts, own),
    draftsSince: firstDate(drafts),
    sent: inBand("not_due"),
    overdue: sums(
      of(owed, (key) => key < today),
      own,
    ),
    owed: sums(of(owed), own),
    ages: {
      not_due: inBand("not_due"),
      days_1_30: inBand("days_1_30"),
      days_31_60: inBand("days_31_60"),
      older: inBand("older"),
    },
    paid: sums(paid, own),
    paidLastMonth: sums(paidLastMonth, own),
    daysToPaid: averageDays(paid),
    daysToPaidLastMonth: averageDays(paidLastMonth),
  };
}

function firstDate(tallies: readonly Pick<Tally, "key">[]): string | null {
  return tallies.map((one) => one.key).sort()[0] ?? null;
}

/** How long after its due date something is owed. */
export function ageBand(dueOn: string, today: string): AgeBand {
  const late = daysBetween(dueOn, today);
  if (late <= 0) return "not_due";
  if (late <= 30) return "days_1_30";
  return late <= 60 ? "days_31_60" : "older";
}

/** One sum a currency, the organisation's own first and always there. */
function sums(tallies: readonly Omit<Tally, "days">[], own: string): Sum[] {
  const byCurrency = new Map<string, Sum>();
  for (const currency of [own.toLowerCase(), ...tallies.map((one) => one.currency.toLowerCase())]) {
    byCurrency.set(currency, { currency, count: 0, amount: 0 });
  }
  for (const { currency, count, amount } of tallies) {
    const sum = byCurrency.get(currency.toLowerCase());
    if (!sum) continue;
    sum.count += count;
    sum.amount += amount;
  }
  return [...byCurrency.values()];
}

function averageDays(tallies: readonly Tally[]): number | null {
  const count = tallies.reduce((total, one) => total + one.count, 0);
  return count === 0 ? null : tallies.reduce((total, one) => total + one.days, 0) / count;
}
