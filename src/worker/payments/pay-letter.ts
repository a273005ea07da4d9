import type { InvoiceRow, PhotoRow } from "../database/rows.ts";

/** How an invoice stands for the one who owes it. */
export type PayState = "preparing" | "owed" | "on_its_way" | "paid" | "cancelled" | "written_off";

export function payState({ status, processing }: Pick<InvoiceRow, "status" | "processing">): PayState {
  if (status === "paid") return "paid";
  if (status === "void") return "cancelled";
  if (status === "uncollectible") return "written_off";
  if (status === "draft") return "preparing";
  return processing ? "on_its_way" : "owed";
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
