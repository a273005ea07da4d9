import { isOwed } from "../billing/may-pay.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { type Refreshed, refreshInvoice } from "./refresh-invoice.ts";

const ASK_EVERY_MS = 10_000;
const WAIT_AT_MOST_MS = 3_000;
const MOST_REMEMBERED = 1_000;

/** When each invoice was last asked about by this isolate. */
const lastAsked = new Map<string, number>();

/**
 * Asks Stripe how an invoice that asks for money stands, so that someone who comes back from paying does not read that they still owe.
 * A page waits three seconds for it, and no longer; asking goes on behind it. Answers whether there may be news.
 * @param asked `now`: however short ago it was asked about, as for someone who is about to pay or comes back from it
 */
export async function askStripe(
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
  invoice: Refreshed & Pick<InvoiceRow, "id" | "status" | "recovering">,
  at: number,
  asked: { now?: boolean } = {},
): Promise<boolean> {
  if (!isOwed(invoice)) return false;
  const isTime = mayAsk(invoice.id, at);
  if (!isTime && !asked.now) return false;
  const answered = refreshInvoice(env, invoice).then(
    () => true,
    // Stripe will ring, and the nightly reconciliation looks again: the letter says what is known.
    () => false,
  );
  ctx.waitUntil(answered);
  const tooLate = new Promise<false>((resolve) => setTimeout(resolve, WAIT_AT_MOST_MS, false));
  return await Promise.race([answered, tooLate]);
}

function mayAsk(invoiceId: string, at: number): boolean {
  const last = lastAsked.get(invoiceId);
  if (last !== undefined && at - last < ASK_EVERY_MS) return false;
  if (lastAsked.size >= MOST_REMEMBERED) lastAsked.clear();
  lastAsked.set(invoiceId, at);
  return true;
}
