type Numbered = { id: string; number: string | null };

/**
 * What is wrong with the numbers of all invoices that are out, which are one organisation's: each has one, and together they are
 * 1 to n, whatever was killed in which moment.
 * @param ours as the app shows them
 * @param booked as Stripe's books have them
 */
export function falseNumbers(ours: readonly Numbered[], booked: readonly Numbered[]): string[] {
  return [...faultsOf("here", ours), ...faultsOf("at Stripe", booked)];
}

function faultsOf(where: string, invoices: readonly Numbered[]): string[] {
  const missing = invoices
    .filter(({ number }) => number === null)
    .map(({ id }) => `${where}: ${id} has none`);
  const taken = invoices.flatMap(({ number }) => number ?? []).sort();
  const wanted = taken.map((_, index) => `INV-${String(index + 1).padStart(4, "0")}`);
  const [have, want] = [new Set(taken), new Set(wanted)];
  const repeated = taken.filter((number, index) => taken.indexOf(number) !== index);
  return [
    ...missing,
    ...repeated.map((number) => `${where}: ${number} twice`),
    ...wanted.filter((number) => !have.has(number)).map((number) => `${where}: ${number} is nobody's`),
    ...[...have]
      .filter((number) => !want.has(number))
      .map((number) => `${where}: ${number} lies behind a gap`),
  ];
}
