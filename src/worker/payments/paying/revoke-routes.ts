import { and, eq } from "drizzle-orm";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { invoice } from "../../database/schema.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { page } from "../../http/page.ts";
import { sendCommand } from "../../jobs/send-command.ts";
import { actorOf, refusalStatus } from "../../jobs/show-office-job.tsx";

/** The office takes a customer's link back. */
export const revokeRoutes = new Hono<AppEnv>();

revokeRoutes.post(
  "/office/invoices/:invoiceId/revoke-link",
  page({
    roles: ["owner", "office"],
    read: ({ c, db, organisationId }) => [
      db
        .select({ id: invoice.id, jobId: invoice.jobId })
        .from(invoice)
        .where(
          and(eq(invoice.organisationId, organisationId), eq(invoice.id, c.req.param("invoiceId") ?? "")),
        ),
    ],
    show: async (c, viewer, [[found]]) => {
      if (!found) return c.notFound();
      const { organisationId } = viewer;
      const said = await sendCommand(c.env, {
        ...{ organisationId, jobId: found.jobId, actor: actorOf(viewer), source: "office" },
        command: { type: "revoke_pay_link", invoiceId: found.id },
      });
      if (!said.ok) throw new HTTPException(refusalStatus(said), { message: said.detail });
      return c.redirect(`/office/invoices/${found.id}`, 303);
    },
  }),
);
