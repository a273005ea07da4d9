import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { page } from "../http/page.ts";
import { readChange } from "./change-form.ts";
import { readMilestones } from "./milestones-form.ts";
import { formOf, typedIn } from "./office-verbs.ts";
import { toJobRecord } from "./records.ts";
import { commanded, readJob } from "./show-office-job.tsx";

const roles = ["owner", "office"] as const;

/** In which parts a job is billed, and what is proposed to its customer: forms whose amounts are read in the job's currency. */
export const officePartsRoutes = new Hono<AppEnv>();

officePartsRoutes.post(
  "/office/jobs/:jobId/:verb{plan-milestones|propose-change}",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { job } = record;
      const { locale } = viewer.organisation;
      const form = await formOf(c);
      const verb = c.req.param("verb") ?? "";
      const command =
        verb === "plan-milestones"
          ? readMilestones(form, job.row.currency, locale)
          : readChange(form, job, locale);
      return commanded(c, viewer, job.row.id, { verb, command, typed: typedIn(form) });
    },
  }),
);
