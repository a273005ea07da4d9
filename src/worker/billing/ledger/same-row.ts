/** Whether two rows say the same, so that nothing needs to be written. */
export function sameRow<Row extends object>(a: Row, b: Row): boolean {
  return (Object.keys(a) as (keyof Row)[]).every((name) => Object.is(a[name], b[name]));
}
