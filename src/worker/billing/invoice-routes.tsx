import { Hono } from "hono";
import { InvoiceScreen } from "../../views/office/invoice-screen.tsx";
import { InvoicesRegion, InvoicesScreen } from "../../views/office/invoices-screen.tsx";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { isPartial, page } from "../http/page.ts";
import { payUrl } from "../payments/pay-link.ts";
import { datesAround, frameFor } from "../time/viewer-clock.ts";
import { invoicePageOf, invoiceQuery } from "./invoice-query.ts";
import { customerById, invoiceQueries, invoiceRows, toInvoiceRecord } from "./records.ts";

const roles = ["owner", "office"] as const;

/** The office's invoices. */
export const invoiceRoutes = new Hono<AppEnv>();

invoiceRoutes.get(
  "/office/invoices",
  page({
    roles,
    read: ({ c, db, organisationId, now }) => {
      const query = invoiceQuery(new URL(c.req.url));
      return [
        invoiceRows(db, organisationId, query, datesAround(now)),
        customerById(db, organisationId, query.customerId ?? ""),
        openFailureIds(db, organisationId),
      ];
    },
    show: (c, viewer, [found, customers, needing]) => {
      const address = new URL(c.req.url);
      const query = invoiceQuery(address);
      const frame = frameFor(viewer, c.env);
      const shown = {
        ...invoicePageOf(found, query, frame.today, address),
        ...{ frame, query, customerName: customers[0]?.name, needs: needing.length },
        here: address.pathname + address.search,
      };
      return isPartial(c) ? <InvoicesRegion {...shown} /> : <InvoicesScreen {...shown} />;
    },
  }),
);

invoiceRoutes.get(
  "/office/invoices/:invoiceId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      ...invoiceQueries(db, organisationId, c.req.param("invoiceId") ?? ""),
      openFailureIds(db, organisationId),
    ],
    show: async (c, viewer, [invoices, jobs, customers, payments, deliveries, needing]) => {
      const record = toInvoiceRecord([invoices, jobs, customers, payments, deliveries]);
      if (!record) return c.notFound();
      const { status } = record.invoice;
      const seen = status !== "draft" && status !== "void";
      const link = seen ? await payUrl(c.env, new URL(c.req.url).origin, record.invoice) : undefined;
      const frame = frameFor(viewer, c.env);
      return <InvoiceScreen frame={frame} record={record} payUrl={link} needs={needing.length} />;
    },
  }),
);
