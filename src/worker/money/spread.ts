/**
 * Spreads an amount over parts in proportion to their weights, so that the shares come to exactly that amount: each part has its whole
 * steps, and the steps that are left go to the largest remainders, the first ones first. No share is larger than its weight while the
 * amount is no larger than all weights together.
 * @param amount minor units, a multiple of the step
 * @param weights minor units, multiples of the step, none negative
 */
export function spread(amount: number, weights: readonly number[], step = 1): number[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (all === 0n) return weights.map(() => 0);
  const steps = BigInt(amount) / BigInt(step);
  const parts = weights.map((weight, index) => {
    const exact = steps * BigInt(weight);
    return { index, whole: exact / all, remainder: exact % all };
  });
  const left = steps - parts.reduce((sum, { whole }) => sum + whole, 0n);
  const first = parts
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
    .slice(0, Number(left));
  const rounded = new Set(first.map(({ index }) => index));
  return parts.map(({ index, whole }) => Number(whole + (rounded.has(index) ? 1n : 0n)) * step);
}
