import type { InvoiceRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { drawInvoiceFile } from "../papers/draw-file.ts";
import { loadFaces } from "../papers/fonts.ts";
import { findStored } from "../papers/stored-picture.ts";
import type { PdfFile } from "../papers/write.ts";
import { payUrl } from "../payments/pay-link.ts";
import { renderFileName } from "../portals/templates.ts";
import { invoiceContent } from "./content.ts";
import type { InvoiceContent } from "./types.ts";

/** An invoice as it now stands, on paper: at most 200 kB. */
export async function makeInvoicePdf(
  env: Env,
  job: Job,
  invoice: InvoiceRow,
  origin: string,
): Promise<PdfFile> {
  const [content, faces] = await Promise.all([contentFor(env, job, invoice, origin), loadFaces(env)]);
  return drawInvoiceFile(content, faces, findStored(env));
}

/** What the invoice's paper shows, with the address at which it is paid. */
export async function contentFor(
  env: Pick<Env, "APP_SECRET" | "APP_URL">,
  job: Job,
  invoice: InvoiceRow,
  origin: string,
): Promise<InvoiceContent> {
  return invoiceContent(job, invoice, await payUrl(env, origin, invoice));
}

/** What the file is called where it is saved. */
export function invoiceFileName({ number }: Pick<InvoiceRow, "number">): string {
  return renderFileName("Invoice {{ number }}", { number: number ?? "draft" }, "invoice");
}
