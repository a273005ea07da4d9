import type { InvoiceRow, OrganisationRow } from "../database/rows.ts";
import { linesOf } from "../papers/words.ts";
import { asksForMoney } from "./standing.ts";
import type { InvoiceContent } from "./types.ts";

/**
 * How one pays: where a payment is taken online, its address; and the vendor's own words. An invoice that is paid in no way of
 * Stripe's has no address.
 * @param payAddress the customer's page of this invoice
 */
export function howToPay(
  { identity, email }: Pick<OrganisationRow, "identity" | "email">,
  invoice: InvoiceRow,
  payAddress: string,
): InvoiceContent["pay"] {
  if (!asksForMoney(invoice)) return { address: null, lines: [] };
  const online = invoice.via !== "outside" && invoice.status !== "draft";
  const link = invoice.via === "link" ? (invoice.hostedUrl ?? payAddress) : payAddress;
  const own = linesOf(identity.payment);
  const otherwise = own.length > 0 || online ? own : [`Ask ${email} how to pay.`];
  const reference = invoice.number === null ? [] : [`Please name ${invoice.number} with your payment.`];
  return {
    address: online ? link : null,
    lines: [...otherwise, ...(otherwise.length > 0 ? reference : [])],
  };
}
