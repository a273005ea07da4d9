import type { Context } from "hono";
import { JobRegion, JobScreen, type SaidAt } from "../../views/office/job-screen.tsx";
import type { LinesDraft } from "../../views/office/lines-draft.ts";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { isPartial, type Scope } from "../http/page.ts";
import { payUrl } from "../payments/pay-link.ts";
import { deploymentAccount } from "../payments/stripe-gateway.ts";
import { shareUrlsOf } from "../shares/share-urls.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { type JobRecord, jobRecordQueries, loadJobRecord } from "./records.ts";
import { type CommandResult, sendCommand } from "./send-command.ts";
import type { Actor, Command, Refusal } from "./types.ts";

export const idOf = (c: Context<AppEnv>) => c.req.param("jobId") ?? "";
export const readJob = ({ c, db, organisationId }: Scope) => jobRecordQueries(db, organisationId, idOf(c));

type With = { said?: SaidAt; draft?: LinesDraft };

/** The job as a page or, for htmx, as the region that it refreshes. */
export async function officeJobShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  record: JobRecord | null,
  extra: With = {},
): Promise<Shown> {
  if (!record) return c.notFound();
  const frame = frameFor(viewer, c.env);
  const payUrls = await payUrlsOf(c, record);
  const shareUrls = await shareUrlsOf(c, record.job);
  const View = isPartial(c) ? JobRegion : JobScreen;
  const shown = { frame, record, payUrls, shareUrls, deployment: deploymentAccount(c.env) };
  return <View {...shown} {...extra} />;
}

/** Hands a command over and shows the job as it then is; a refusal stands where it was asked. */
export async function commanded(
  c: Context<AppEnv>,
  viewer: Viewer,
  jobId: string,
  asked: { verb: string; command: Command | Refusal; typed?: SaidAt["typed"]; draft?: LinesDraft },
): Promise<Shown> {
  const { organisationId } = viewer;
  const result = await sent(c, viewer, jobId, asked.command);
  if (result.ok && !isPartial(c)) return c.redirect(`/office/jobs/${jobId}`, 303);
  const record = await loadJobRecord(databaseOf(c.env, organisationId), organisationId, jobId);
  if (result.ok) return officeJobShown(c, viewer, record);
  c.status(refusalStatus(result));
  const said = { verb: asked.verb, refusal: result, typed: asked.typed };
  return officeJobShown(c, viewer, record, { said, draft: asked.draft });
}

async function sent(
  c: Context<AppEnv>,
  viewer: Viewer,
  jobId: string,
  command: Command | Refusal,
): Promise<CommandResult> {
  if ("ok" in command) return command;
  const { organisationId } = viewer;
  return sendCommand(c.env, { organisationId, jobId, command, actor: actorOf(viewer), source: "office" });
}

export function actorOf(viewer: Viewer): Actor {
  return { kind: "member", id: viewer.memberId, name: viewer.name };
}

const INPUT: readonly Refusal["code"][] = ["invalid_input", "reason_missing", "assignee_missing"];

/** 422 for what was typed, 404 for what is not there, 409 for what the job stands against. */
export function refusalStatus({ code }: Refusal): 404 | 409 | 422 {
  if (code === "not_found") return 404;
  return INPUT.includes(code) ? 422 : 409;
}

async function payUrlsOf(c: Context<AppEnv>, { job }: JobRecord): Promise<{ [invoiceId: string]: string }> {
  const { origin } = new URL(c.req.url);
  const shown = job.invoices.filter((one) => one.status !== "draft" && one.status !== "void");
  const pairs = shown.map(async (invoice) => [invoice.id, await payUrl(c.env, origin, invoice)]);
  return Object.fromEntries(await Promise.all(pairs));
}
