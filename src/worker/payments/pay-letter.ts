import { isOwed } from "../billing/may-pay.ts";
import type { InvoiceRow, PhotoRow } from "../database/rows.ts";
import type { Attempt } from "./paying/attempt.ts";

/**
 * How an invoice stands for the one who owes it. `arriving`: the payment went through a moment ago and is not in the books yet.
 * `asking`: somebody comes back from paying, and Stripe has not said what became of it. `credited`: all of it was taken back by credit notes.
 */
export type PayState =
  | "preparing"
  | "owed"
  | "on_its_way"
  | "arriving"
  | "asking"
  | "paid"
  | "credited"
  | "cancelled"
  | "written_off";

type Standing = Pick<
  InvoiceRow,
  "status" | "processing" | "recovering" | "amountPaid" | "credited" | "total"
>;

/** @param attempt the payment that the customer comes back from */
export function payState(invoice: Standing, attempt: Attempt | null = null): PayState {
  const { status, processing, amountPaid, credited, total } = invoice;
  if (status === "paid") return amountPaid === 0 && credited > 0 && credited >= total ? "credited" : "paid";
  if (status === "void") return "cancelled";
  if (status === "draft") return "preparing";
  if (!isOwed(invoice)) return "written_off";
  if (processing || attempt?.kind === "under_way") return "on_its_way";
  if (attempt?.kind === "untold") return "asking";
  return attempt?.kind === "arriving" ? "arriving" : "owed";
}

/** The first photo from before the work and the last one from after it: at most one of each. */
export function letterPhotos(photos: PhotoRow[]): PhotoRow[] {
  const before = photos.find((photo) => photo.label === "before");
  const after = photos.findLast((photo) => photo.label === "after");
  return [before, after].filter((photo) => photo !== undefined);
}

/** The page on which Stripe takes the payment, if its address is one that a customer may be led to. */
export function paymentAddress(invoice: Pick<InvoiceRow, "hostedUrl">, environment: string): string | null {
  const address = URL.parse(invoice.hostedUrl ?? "");
  if (!address) return null;
  const local = environment === "local" && address.protocol === "http:";
  return address.protocol === "https:" || local ? address.href : null;
}
