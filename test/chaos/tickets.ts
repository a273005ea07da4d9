import type { Chance } from "./random.ts";

type Line = { description: string; quantity: string; unitAmount: number; taxRate?: string };
/** What happens to the invoice of a job once it is out. */
export type Fate = "pays" | "fails first" | "debit" | "never";
export type Plan = {
  number: number;
  lines: Line[];
  /** The sum of the lines in minor units, reckoned here and not by the app. */
  total: number;
  fate: Fate;
  customer: { name: string; email: string };
};

const CUSTOMERS = 25;

export function aPlan(number: number, chance: Chance): Plan {
  const priced = Array.from({ length: chance.between(1, 5) }, (_, index) => aLine(index, chance));
  const customer = chance.between(1, CUSTOMERS);
  return {
    number,
    lines: priced.map(({ line }) => line),
    total: priced.reduce((sum, { total }) => sum + total, 0),
    fate: aFate(chance),
    customer: { name: `Customer ${customer}`, email: `ap@customer-${customer}.example` },
  };
}

export function ticketOf({ number, lines, customer }: Plan) {
  return {
    source: "chaos",
    ticketNumber: `WO-${number}`,
    title: `Repair porch screen ${number}`,
    customer,
    site: { line1: `${number} Shore Road`, city: "Madison" },
    lineItems: lines,
  };
}

/** A line whose quantity has three decimals and whose tax has two, so that rounding has something to do. */
function aLine(index: number, chance: Chance): { line: Line; total: number } {
  const thousandths = chance.between(1, 12_000);
  const unitAmount = chance.between(100, 30_000);
  const hundredths = chance.happens(0.3) ? 0 : chance.between(1, 2_500);
  const amount = halfUp(unitAmount * thousandths, 1_000);
  const line = { description: `Line ${index + 1}`, quantity: decimal(thousandths, 3), unitAmount };
  const taxed = hundredths === 0 ? line : { ...line, taxRate: decimal(hundredths, 2) };
  return { line: taxed, total: amount + halfUp(amount * hundredths, 10_000) };
}

function aFate(chance: Chance): Fate {
  const roll = chance.next();
  if (roll < 0.7) return "pays";
  if (roll < 0.8) return "fails first";
  return roll < 0.85 ? "debit" : "never";
}

function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}

function decimal(digits: number, places: number): string {
  const text = String(digits).padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}
