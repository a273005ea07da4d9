import type { Context } from "hono";
import { ChangePage } from "../../views/confirm/change-page.tsx";
import { askWords } from "../../views/confirm/words.ts";
import type { ChangeOrderRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import { sendView } from "../http/html.ts";
import { changeEffect, changeStanding } from "../jobs/change-orders.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Job } from "../jobs/types.ts";
import { type MoreForm, readChangeForm } from "./read-form.ts";
import { findChange } from "./records.ts";

/** The page with the lines and the two buttons, or the answer that is there already, the customer's or the office's. */
export async function showChange(c: Context<AppEnv>, token: string): Promise<Response> {
  const found = await findChange(c.env, token);
  return found ? show(c, token, found) : c.notFound();
}

/** One of the two buttons was pressed. The first answer holds. */
export async function answerChange(c: Context<AppEnv>, token: string): Promise<Response> {
  const found = await findChange(c.env, token);
  if (!found) return c.notFound();
  const { job, request: order } = found;
  const here = `/change/${token}`;
  if (changeStanding(job, order) !== "open") return c.redirect(here, 303);

  const words = askWords(job.organisation);
  const total = String(changeEffect(job, order.lines).total);
  const { ok, approved, form } = readChangeForm(await readFields(c), words, total);
  if (!ok || approved === null) return show(c, token, found, form, 422);
  const { organisationId, jobId, id } = order;
  const answer = `${approved ? "Approved" : "Declined"} by ${form.name}${form.note && `: ${form.note}`}`;
  const result = await sendCommand(c.env, {
    ...{ organisationId, jobId, command: { type: "answer_change", id, approved, words: answer } },
    ...{ actor: { kind: "customer", id: job.customer.id, name: form.name }, source: "pay" },
  });
  // Answered, taken back or billed in this very moment: the page says which.
  const overtaken: readonly string[] = ["invalid_input", "lines_billed", "job_ended"];
  if (result.ok || overtaken.includes(result.code)) return c.redirect(here, 303);
  return show(c, token, found, { ...form, said: words.notKept }, 409);
}

type Found = { job: Job; request: ChangeOrderRow };

function show(
  c: Context<AppEnv>,
  token: string,
  { job, request: order }: Found,
  form?: MoreForm,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  c.status(status);
  return sendView(c, <ChangePage job={job} order={order} here={`/change/${token}`} form={form} />);
}
