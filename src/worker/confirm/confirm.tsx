import type { Context } from "hono";
import { ConfirmPage } from "../../views/confirm/confirm-page.tsx";
import { askWords, statementOf } from "../../views/confirm/words.ts";
import type { ConfirmationRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import { sendView } from "../http/html.ts";
import type { Job } from "../jobs/types.ts";
import { keepConfirmation } from "./keep-confirmation.ts";
import { type ConfirmForm, readConfirmForm } from "./read-form.ts";
import { findConfirmation } from "./records.ts";
import { confirmStanding, photosToConfirm } from "./standing.ts";

/** The page with the button, or what became of it. */
export async function showConfirm(c: Context<AppEnv>, token: string): Promise<Response> {
  const found = await findConfirmation(c.env, token);
  return found ? show(c, token, found) : c.notFound();
}

/** The button was pressed: kept once; afterwards the page says so, also when it is loaded again. */
export async function answerConfirm(c: Context<AppEnv>, token: string): Promise<Response> {
  const found = await findConfirmation(c.env, token);
  if (!found) return c.notFound();
  const { job, request } = found;
  const here = `/confirm/${token}`;
  if ((await confirmStanding(job, request)).kind !== "open") return c.redirect(here, 303);

  const words = askWords(job.organisation);
  const statement = statementOf(job);
  const { ok, form } = readConfirmForm(await readFields(c), words, statement);
  if (!ok) return show(c, token, found, form, 422);
  const result = await keepConfirmation(c.env, job, request, {
    ...{ name: form.name, role: form.role || null, statement },
    userAgent: c.req.header("User-Agent")?.slice(0, 500) ?? null,
  });
  // A job that ended in this moment says so itself; everything else is worth another press.
  if (result.ok || result.code === "job_ended") return c.redirect(here, 303);
  return show(c, token, found, { ...form, said: words.notKept }, 409);
}

type Found = { job: Job; request: ConfirmationRow };

async function show(
  c: Context<AppEnv>,
  token: string,
  { job, request }: Found,
  form?: ConfirmForm,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  c.status(status);
  return sendView(
    c,
    <ConfirmPage
      job={job}
      standing={await confirmStanding(job, request)}
      photos={photosToConfirm(job.photos)}
      here={`/confirm/${token}`}
      form={form}
    />,
  );
}
