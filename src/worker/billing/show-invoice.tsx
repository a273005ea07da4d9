import type { BatchResponse } from "drizzle-orm/batch";
import type { Context } from "hono";
import { InvoiceRegion, InvoiceScreen, type SaidOfInvoice } from "../../views/office/invoice-screen.tsx";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { isPartial, type Scope } from "../http/page.ts";
import { payUrl } from "../payments/pay-link.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { customerNames, invoiceQueries, toInvoiceRecord } from "./records.ts";

/** Everything on the screen of an invoice, as one batch. */
export function readInvoicePage({ c, db, organisationId }: Scope) {
  return [
    openFailureIds(db, organisationId),
    customerNames(db, organisationId),
    ...invoiceQueries(db, organisationId, c.req.param("invoiceId") ?? ""),
  ] as const;
}

type Rows = BatchResponse<ReturnType<typeof readInvoicePage>>;

/** The invoice as a page or, for htmx, as the region that it refreshes. @param said what was refused, and what was typed */
export async function invoiceShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  [needing, customers, ...rows]: Rows,
  said?: SaidOfInvoice,
): Promise<Shown> {
  const record = toInvoiceRecord(rows);
  if (!record) return c.notFound();
  const { status } = record.invoice;
  const isSeen = status !== "draft" && status !== "void";
  const link = isSeen ? await payUrl(c.env, new URL(c.req.url).origin, record.invoice) : undefined;
  const frame = frameFor(viewer, c.env);
  const View = isPartial(c) ? InvoiceRegion : InvoiceScreen;
  const shown = { frame, record, customers, said, payUrl: link, needs: needing.length };
  return <View {...shown} />;
}
