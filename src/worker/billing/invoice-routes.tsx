import { Hono } from "hono";
import { InvoicesRegion, InvoicesScreen } from "../../views/office/invoices-screen.tsx";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { isPartial, page } from "../http/page.ts";
import { datesAround, frameFor } from "../time/viewer-clock.ts";
import { doToInvoice } from "./invoice-actions.tsx";
import { invoicePageOf, invoiceQuery } from "./invoice-query.ts";
import { customerById, invoiceRows } from "./records.ts";
import { invoiceShown, readInvoicePage } from "./show-invoice.tsx";

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
  page({ roles, read: readInvoicePage, show: (c, viewer, rows) => invoiceShown(c, viewer, rows) }),
);

invoiceRoutes.post("/office/invoices/:invoiceId/:action", doToInvoice);
