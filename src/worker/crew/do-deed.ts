import type { Context } from "hono";
import { crewMessages } from "../../messages/crew/messages.ts";
import { localeFor } from "../../messages/language.ts";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import type { Shown } from "../http/html.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Refusal, RefusalCode } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { answerDeed } from "./answer-deed.tsx";
import { commandOf } from "./command-of.ts";
import { deedInput } from "./deed-input.ts";
import type { PlainDeed } from "./deeds.ts";
import { othersDeed, type Sender, senderOf } from "./envelope.ts";
import { readDeed } from "./read-deed.ts";
import { priceItemById } from "./records.ts";

/** What the office's world had moved on from when the phone found signal: written down, so that the office knows of it too. */
const OVERTAKEN: readonly RefusalCode[] = ["illegal_transition", "job_ended", "lines_billed", "reassigned"];

/** Does what a phone sends as JSON, or a page without script as a form. */
export async function doDeed(
  c: Context<AppEnv>,
  viewer: Viewer,
  jobId: string,
  still: boolean,
): Promise<Shown> {
  const asked = await readAsked(c, viewer);
  if (!asked.ok) return answerDeed(c, viewer, jobId, asked);
  const others = othersDeed(c, viewer, asked.envelope);
  if (others) return others;

  const sender = senderOf(c, viewer, jobId, asked.envelope);
  const result =
    still || asked.deed.type === "note" ? await perform(c.env, sender, asked.deed) : reassigned();
  if (!result.ok && sender.clientId && OVERTAKEN.includes(result.code)) {
    await reportNotTaken(c.env, sender, asked.deed, result);
  }
  return answerDeed(c, viewer, jobId, result);
}

/** A note is taken all the same, like photos and signatures. */
function reassigned(): Refusal {
  return { ok: false, code: "reassigned", detail: "The office gave this job to somebody else meanwhile." };
}

async function perform(env: Env, sender: Sender, deed: PlainDeed): Promise<CommandResult> {
  const { organisationId, clientId } = sender;
  const [priceItem = null] =
    deed.type === "add_line"
      ? await priceItemById(databaseOf(env, organisationId), organisationId, deed.priceItemId)
      : [];
  const command = commandOf(deed, clientId, priceItem);
  return "ok" in command ? command : sendCommand(env, { ...sender, command });
}

async function reportNotTaken(env: Env, sender: Sender, deed: PlainDeed, { detail }: Refusal): Promise<void> {
  const what = deed.type === "step" ? deed.step : deed.type;
  const happenedAt = sender.at ?? now(env);
  const command = { type: "report_not_taken", what, happenedAt, why: detail } as const;
  await sendCommand(env, { ...sender, at: undefined, clientId: `${sender.clientId}:no`, command });
}

type Asked = { ok: true; deed: PlainDeed; envelope: Parameters<typeof senderOf>[3] } | Refusal;

async function readAsked(c: Context<AppEnv>, viewer: Viewer): Promise<Asked> {
  if ((c.req.header("Content-Type") ?? "").startsWith("application/json")) {
    const read = deedInput.safeParse(await c.req.json().catch(() => null));
    if (!read.success)
      return invalid("The phone sent something that is not understood here. Load the page again.");
    const { deed, ...envelope } = read.data;
    return { ok: true, deed, envelope };
  }
  const fields = await readFields(c);
  const read = readDeed(fields, localeFor(viewer.language, viewer.organisation.locale));
  if (!read.ok) return invalid(crewMessages(viewer.language).problems[read.code]);
  return { ok: true, deed: read.deed, envelope: {} };
}

export function invalid(detail: string): Refusal {
  return { ok: false, code: "invalid_input", detail };
}
