import type { InvoiceRow } from "../database/rows.ts";
import type { Context, Job } from "../jobs/types.ts";
import { percentOf } from "../money/decimal.ts";

/**
 * What the platform keeps of a payment, in minor units and rounded half up: of accounts that are connected to it alone. Undefined for
 * nothing.
 * @param amount minor units
 */
export function applicationFee(
  { accounts }: Pick<Job, "accounts">,
  { accountId }: Pick<InvoiceRow, "accountId">,
  amount: number,
  { deployment: { feePercent } }: Pick<Context, "deployment">,
): number | undefined {
  const account = accounts.find((one) => one.id === accountId);
  if (account?.kind !== "connect" || feePercent === undefined) return undefined;
  return percentOf(amount, feePercent) || undefined;
}
