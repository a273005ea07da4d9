/**
 * The hours that are charged for a time on site: rounded up to a multiple of minutes, and no fewer than the fewest.
 * @param minutes whole minutes on site
 * @returns a decimal as text with two decimals, such as `1.75`, rounded half up
 */
export function chargedHours(minutes: number, rule: { roundTo: number; atLeast: number }): string {
  const step = Math.max(1, rule.roundTo);
  const charged = Math.max(Math.ceil(minutes / step) * step, rule.atLeast);
  const hundredths = Math.floor((charged * 100 + 30) / 60);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}
