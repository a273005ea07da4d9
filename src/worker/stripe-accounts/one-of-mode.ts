import type { StripeAccountRow } from "../database/rows.ts";

/** Whether it stands for its mode: neither disconnected by a person nor lost. */
export function isConnected({ state, endedAt }: Pick<StripeAccountRow, "state" | "endedAt">): boolean {
  return endedAt === null && state !== "disconnected";
}

/** There is one account for test and one for real money. @returns why another one cannot be connected; null if it can */
export function otherOfMode(
  accounts: readonly StripeAccountRow[],
  livemode: boolean,
  but: string | null,
): string | null {
  const other = accounts.find((one) => one.livemode === livemode && one.id !== but && isConnected(one));
  if (!other) return null;
  const mode = livemode ? "real money" : "test";
  return `${other.name ?? other.stripeAccountId ?? "Another account"} is connected for ${mode} already: disconnect it first.`;
}
