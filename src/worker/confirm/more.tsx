import type { Context } from "hono";
import { MorePage } from "../../views/confirm/more-page.tsx";
import { askWords } from "../../views/confirm/words.ts";
import type { MoreRequestRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import { sendView } from "../http/html.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Job } from "../jobs/types.ts";
import { type MoreForm, readMoreForm } from "./read-form.ts";
import { findRequest } from "./records.ts";
import { moreStanding, photosOfMore } from "./standing.ts";

/** The page with the two buttons, or the answer that is there already, the customer's or the office's. */
export async function showMore(c: Context<AppEnv>, token: string): Promise<Response> {
  const found = await findRequest(c.env, token);
  return found ? show(c, token, found) : c.notFound();
}

/** One of the two buttons was pressed. The first answer holds. */
export async function answerMore(c: Context<AppEnv>, token: string): Promise<Response> {
  const found = await findRequest(c.env, token);
  if (!found) return c.notFound();
  const { job, request } = found;
  const here = `/more/${token}`;
  if (moreStanding(job, request) !== "open") return c.redirect(here, 303);

  const words = askWords(job.organisation);
  const { ok, approved, form } = readMoreForm(await readFields(c), words);
  if (!ok || approved === null) return show(c, token, found, form, 422);
  const { organisationId, jobId, id } = request;
  const answer = `${approved ? "Approved" : "Declined"} by ${form.name}${form.note && `: ${form.note}`}`;
  const result = await sendCommand(c.env, {
    ...{ organisationId, jobId, command: { type: "answer_more", id, approved, words: answer } },
    ...{ actor: { kind: "customer", id: job.customer.id, name: form.name }, source: "pay" },
  });
  // Refused as invalid: the office answered in this very moment, and the page shows it.
  if (result.ok || result.code === "invalid_input") return c.redirect(here, 303);
  return show(c, token, found, { ...form, said: words.notKept }, 409);
}

type Found = { job: Job; request: MoreRequestRow };

function show(
  c: Context<AppEnv>,
  token: string,
  { job, request }: Found,
  form?: MoreForm,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  c.status(status);
  return sendView(
    c,
    <MorePage
      job={job}
      request={request}
      standing={moreStanding(job, request)}
      photos={photosOfMore(job.photos)}
      here={`/more/${token}`}
      form={form}
    />,
  );
}
