import type { CustomerRow, PortalRow } from "../database/rows.ts";

/** Where tickets come from that name no portal themselves; `usual` is billed where one names nobody. */
export type TicketSource = { portal: PortalRow | null; usual: CustomerRow | null };

/** A portal's usual customer as a ticket names one. */
export function usualOf(row: CustomerRow | null) {
  return row && { name: row.name, email: row.email, phone: row.phone, externalId: row.externalId };
}
