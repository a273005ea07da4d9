/** The source of jobs that try out whether Stripe works: they ask for no proof, bill in test mode, and count nowhere. */
export const TRIAL = "trial";

/** What a trial comes to, in minor units. */
export const TRIAL_AMOUNT = 100;

export function isTrial({ row }: { row: { source: string } }): boolean {
  return row.source === TRIAL;
}
