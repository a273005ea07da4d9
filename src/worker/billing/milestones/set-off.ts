import { spread } from "../../money/spread.ts";
import type { Part } from "./part.ts";

/** Something with a tax (see `taxKey`) of which more may be billed than there is: what is left is negative then. */
export type Owing = { tax: string; left: Part };

/**
 * What was billed too much of some lines comes off the others: of those with the same tax first, then of any. Net and tax are set off
 * each for itself, so that neither sum changes.
 * @param lines what is left of each line
 * @param gone what was billed of lines that are no longer there, as negative parts
 * @param step the smallest amount of the currency, in minor units
 * @returns what is left of each line then, nothing negative; `short`: what could come off no line
 */
export function setOff(
  lines: readonly Owing[],
  gone: readonly Owing[],
  step: number,
): { parts: Part[]; short: Part } {
  const nets = setOffOne(lines, gone, "net", step);
  const taxes = setOffOne(lines, gone, "tax", step);
  return {
    parts: lines.map((_, index) => ({ net: nets.left[index] ?? 0, tax: taxes.left[index] ?? 0 })),
    short: { net: nets.short, tax: taxes.short },
  };
}

function setOffOne(lines: readonly Owing[], gone: readonly Owing[], of: keyof Part, step: number) {
  const debts = new Map<string, number>();
  for (const { tax, left } of [...lines, ...gone]) {
    if (left[of] < 0) debts.set(tax, (debts.get(tax) ?? 0) - left[of]);
  }
  let left = lines.map((line) => Math.max(0, line.left[of]));
  let short = 0;
  for (const [tax, debt] of debts) {
    const sameTax = left.map((amount, index) => (lines[index]?.tax === tax ? amount : 0));
    const taken = takeOff(left, sameTax, debt, step);
    left = taken.left;
    short += taken.rest;
  }
  const taken = takeOff(left, left, short, step);
  return { left: taken.left, short: taken.rest };
}

function takeOff(left: number[], weights: number[], debt: number, step: number) {
  const all = weights.reduce((sum, one) => sum + one, 0);
  const shares = spread(Math.min(debt, all), weights, step);
  return {
    left: left.map((amount, index) => amount - (shares[index] ?? 0)),
    rest: Math.max(0, debt - all),
  };
}
