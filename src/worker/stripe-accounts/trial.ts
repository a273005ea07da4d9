/**
 * The source of jobs that try out whether Stripe works: they ask for no proof, bill in test mode, and count nowhere. No portal has this
 * name and no ticket comes from there.
 */
export const TRIAL = "closeout:trial";

export function isTrial({ row }: { row: { source: string } }): boolean {
  return row.source === TRIAL;
}

/** The id from outside of whoever pays a trial: they are no customer, and stand in no list of them. */
export function trialPayer(memberId: string): string {
  return `${TRIAL}:${memberId}`;
}
