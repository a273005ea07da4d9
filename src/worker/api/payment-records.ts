import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { PaymentRow } from "../database/rows.ts";
import { invoice, payment, refund } from "../database/schema.ts";

type Found = { ok: true; payment: PaymentRow; left: number } | { ok: false; message: string };

/**
 * The payment of an invoice that money goes back from, and what is left of it in minor units.
 * @returns null if the organisation has no such invoice
 */
export async function paymentToRefund(
  db: Database,
  organisationId: string,
  invoiceId: string,
  paymentId: string | undefined,
): Promise<Found | null> {
  const own = and(eq(payment.organisationId, organisationId), eq(payment.invoiceId, invoiceId));
  const back = and(eq(refund.organisationId, organisationId), eq(refund.invoiceId, invoiceId));
  const [[known], payments, refunds] = await db.batch([
    db
      .select({ id: invoice.id })
      .from(invoice)
      .where(and(eq(invoice.organisationId, organisationId), eq(invoice.id, invoiceId))),
    db.select().from(payment).where(own),
    db
      .select({ paymentId: refund.paymentId, amount: refund.amount, status: refund.status })
      .from(refund)
      .where(back),
  ]);
  if (!known) return null;
  const paid = payments.filter((one) => one.status === "paid");
  const [first, ...others] = paymentId ? paid.filter((one) => one.id === paymentId) : paid;
  if (!first) return { ok: false, message: "There is no such payment of this invoice." };
  if (others.length > 0)
    return { ok: false, message: "Several payments came: name the one that is refunded." };
  const gone = refunds.filter((one) => one.paymentId === first.id && one.status !== "failed");
  return { ok: true, payment: first, left: first.amount - gone.reduce((sum, one) => sum + one.amount, 0) };
}
