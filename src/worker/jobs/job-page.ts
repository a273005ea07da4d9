import type { Context, Handler } from "hono";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { page } from "../http/page.ts";
import { formOf, typedIn } from "./office-verbs.ts";
import { type JobRecord, toJobRecord } from "./records.ts";
import { commanded, readJob } from "./show-office-job.tsx";
import type { Command, Job, Refusal } from "./types.ts";

type Show = (c: Context<AppEnv>, viewer: Viewer, record: JobRecord) => Shown | Promise<Shown>;

/** Something about one job at the office's desk; where the organisation has no such job, nothing is found. */
export function jobPage(show: Show): Handler<AppEnv> {
  return page({
    roles: ["owner", "office"],
    read: readJob,
    show: (c, viewer, rows) => {
      const record = toJobRecord(rows);
      return record ? show(c, viewer, record) : c.notFound();
    },
  });
}

/** What a form asks of the job; its amounts are in the job's currency, written as in the locale. */
type ReadForm = (form: FormData, job: Job, locale: string) => Command | Refusal;

/** A form of one job: what it asks is done, and the job shown; a refusal stands at the form, with all that was typed. */
export function jobForm(verb: string, read: ReadForm): Handler<AppEnv> {
  return jobPage(async (c, viewer, { job }) => {
    const form = await formOf(c);
    const command = read(form, job, viewer.organisation.locale);
    return commanded(c, viewer, job.row.id, { verb, command, typed: typedIn(form) });
  });
}
