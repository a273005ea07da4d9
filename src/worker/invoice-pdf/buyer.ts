import type { BillTo } from "../billing/types.ts";
import type { InvoiceRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";

/** What papers say of who is billed. */
export type Buyer = Pick<BillTo, "name" | "address" | "country" | "taxId" | "exemptCertificate">;

/** Who is billed, as it was when the bill was made; as the customer now is on bills that did not keep it. */
export function buyerOf({ customer }: Pick<Job, "customer">, { billTo }: Pick<InvoiceRow, "billTo">): Buyer {
  return billTo ?? customer;
}
