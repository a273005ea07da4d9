/** The object with these of its fields and no others: what is not named does not travel. */
export function only<Row extends object, const Name extends keyof Row>(
  row: Row,
  names: readonly Name[],
): Pick<Row, Name> {
  const fields = names.map((name) => [name, row[name]] as const);
  // TypeScript knows entries by their keys' common type alone.
  return Object.fromEntries(fields) as Pick<Row, Name>;
}
