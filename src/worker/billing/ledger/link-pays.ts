import type { InvoiceRow } from "../../database/rows.ts";

/** Whether somebody could still pay by the bill's link; one that took its payment is switched off by Stripe. */
export function linkStillPays(invoice: Pick<InvoiceRow, "via" | "stripeLinkId" | "hostedUrl">): boolean {
  return invoice.via === "link" && invoice.stripeLinkId !== null && invoice.hostedUrl !== null;
}
