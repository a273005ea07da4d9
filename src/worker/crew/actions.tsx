import type { Context } from "hono";
import { Notes } from "../../views/crew/notes.tsx";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import type { Shown } from "../http/html.ts";
import { isPartial } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Actor, Command, Refusal } from "../jobs/types.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { CREW_STEPS } from "./next-actions.ts";
import { jobShown, refusalShown } from "./show-job.tsx";

const LONGEST_NOTE = 4000;

/** Sets out, arrives or completes; what is missing is said where the button was pressed. */
export async function takeStep(c: Context<AppEnv>, viewer: Viewer, jobId: string): Promise<Shown> {
  const asked = (await readFields(c)).get("step");
  const step = CREW_STEPS.find((one) => one === asked);
  if (!step) return refusalShown(c, viewer, jobId, invalid("There is no such step. Load the page again."));

  const result = await send(c, viewer, jobId, { type: step });
  if (!result.ok) return refusalShown(c, viewer, jobId, result);
  return isPartial(c) ? jobShown(c, viewer, result.job) : c.redirect(`/crew/jobs/${jobId}`, 303);
}

export async function addNote(c: Context<AppEnv>, viewer: Viewer, jobId: string): Promise<Shown> {
  const body = ((await readFields(c)).get("body") ?? "").trim();
  const problem = problemWith(body);
  const result = problem
    ? invalid(problem)
    : await send(c, viewer, jobId, { type: "note", id: newId("note"), body });
  if (result.ok) {
    if (!isPartial(c)) return c.redirect(`/crew/jobs/${jobId}#notes`, 303);
    return <Notes job={result.job} clock={frameFor(viewer, c.env).clock} />;
  }
  // The whole job instead of the notes alone: the refusal stands in its foot, and the field keeps its text.
  c.header("HX-Retarget", "#job");
  c.header("HX-Reswap", "outerMorph");
  return refusalShown(c, viewer, jobId, result);
}

export function actorOf(viewer: Viewer): Actor {
  return { kind: "member", id: viewer.memberId, name: viewer.name };
}

export function invalid(detail: string): Refusal {
  return { ok: false, code: "invalid_input", detail };
}

function send(c: Context<AppEnv>, viewer: Viewer, jobId: string, command: Command): Promise<CommandResult> {
  const { organisationId } = viewer;
  return sendCommand(c.env, { organisationId, jobId, command, actor: actorOf(viewer), source: "crew" });
}

function problemWith(note: string): string | null {
  if (note === "") return "Write the note first.";
  return note.length > LONGEST_NOTE
    ? `A note may have ${LONGEST_NOTE} letters; this one has ${note.length}.`
    : null;
}
