import { Hono } from "hono";
import { QueueRegion, QueueScreen } from "../../views/office/queue-screen.tsx";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { action, isPartial, keptPage } from "../http/page.ts";
import { overrideAtDesk } from "../preflight/office-override.ts";
import { datesAround, frameFor } from "../time/viewer-clock.ts";
import { newJobForm, postNewJob } from "./new-job.tsx";
import { formOf, readVerb, typedIn } from "./office-verbs.ts";
import { pageOf, queueQuery } from "./queue-query.ts";
import { crewNames, jobTallies, queueInvoices, queueRows } from "./queue-records.ts";
import { toJobRecord } from "./records.ts";
import { commanded, idOf, officeJobShown, readJob } from "./show-office-job.tsx";
import type { Command } from "./types.ts";

const roles = ["owner", "office"] as const;

/** The queue and the job at the office's desk. */
export const officeJobRoutes = new Hono<AppEnv>();

officeJobRoutes.get(
  "/office/jobs",
  keptPage({
    roles,
    read: ({ c, db, organisationId, now }) => {
      const query = queueQuery(new URL(c.req.url));
      const { latest } = datesAround(now);
      return [
        queueRows(db, organisationId, query, latest),
        queueInvoices(db, organisationId, query, latest),
        crewNames(db, organisationId),
        jobTallies(db, organisationId),
        openFailureIds(db, organisationId),
      ];
    },
    show: (c, viewer, [found, invoices, members, tallies, needing]) => {
      const address = new URL(c.req.url);
      const shown = {
        ...pageOf(found, address),
        ...{ frame: frameFor(viewer, c.env), query: queueQuery(address), invoices, members, tallies },
        search: address.searchParams.get("q")?.trim() ?? "",
        stuck: needing,
        here: address.pathname + address.search,
      };
      return isPartial(c) ? <QueueRegion {...shown} /> : <QueueScreen {...shown} />;
    },
  }),
);

officeJobRoutes.get("/office/jobs/new", newJobForm);
officeJobRoutes.post("/office/jobs", postNewJob);

officeJobRoutes.get(
  "/office/jobs/:jobId",
  keptPage({
    roles,
    read: readJob,
    show: (c, viewer, rows) => officeJobShown(c, viewer, toJobRecord(rows)),
  }),
);

officeJobRoutes.post(
  "/office/jobs/:jobId/invoices/:invoiceId/send",
  action({
    roles,
    run: (c, viewer) => {
      const command: Command = { type: "send_invoice", invoiceId: c.req.param("invoiceId") ?? "" };
      return commanded(c, viewer, idOf(c), { verb: "send", command });
    },
  }),
);

officeJobRoutes.post("/office/jobs/:jobId/override-preflight", overrideAtDesk);

officeJobRoutes.post(
  "/office/jobs/:jobId/:verb",
  action({
    roles,
    run: async (c, viewer) => {
      const verb = c.req.param("verb") ?? "";
      const form = await formOf(c);
      const command = readVerb(verb, form);
      return command ? commanded(c, viewer, idOf(c), { verb, command, typed: typedIn(form) }) : c.notFound();
    },
  }),
);
