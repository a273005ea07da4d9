import { newId } from "../../src/worker/ids/new-id.ts";
import { decide, decideFirst } from "../../src/worker/jobs/decide.ts";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Actor, Command, Context, Job, JobSetting, Source } from "../../src/worker/jobs/types.ts";
import { type DemoClock, momentOf } from "./clock.ts";
import type { Ledger } from "./ledger.ts";
import type { Change } from "./records.ts";
import type { JobSpec, Step } from "./story.ts";

/** Who does something, and from where. */
export type Voice = { actor: Actor; source: Source };

export type Telling = {
  clock: DemoClock;
  setting: JobSetting;
  jobId: string;
  ticket: Command;
  voice: (name: string) => Voice;
  commandFor: (job: Job, step: Step) => Promise<Command>;
  ledger: Ledger;
};

const TIMER: Voice = { actor: { kind: "timer", id: "ledger", name: "Closeout" }, source: "alarm" };
export const MAIL: Voice = { actor: { kind: "mail", id: "mail", name: "Mail service" }, source: "webhook" };
/** How long Stripe and the mail service took, in milliseconds. */
const ANSWER_TAKES = 900;

/** Lives a job through by the rules of the app itself, with the clock set to when each thing happened. */
export async function tellJob(spec: JobSpec, telling: Telling): Promise<Change[]> {
  const { clock, ledger, setting, jobId, voice } = telling;
  const momentFor = (when: Step["when"]) => momentOf(clock, spec.base ?? "today", when);
  const changes: Change[] = [];
  let last = 0;

  function apply(job: Job | null, command: Command, who: Voice, at: number, lateMs = 0): Job {
    // What happened one after the other is told in that order, also where a day was still too young for it.
    last = Math.max(at + lateMs, last + 1);
    const late = lateMs > 0 && { at };
    const context: Context = { now: last, ...who, ...late, newId, chance: () => 0.5 };
    const decision = job ? decide(job, job, command, context) : decideFirst(setting, jobId, command, context);
    if (!decision.ok) throw new Error(`${spec.title}: ${command.type} was refused: ${decision.detail}`);
    const { events } = decision;
    const { row } = decision.job;
    const next = { ...decision.job, row: { ...row, version: row.version + events.length, updatedAt: last } };
    if (events.length > 0) changes.push({ job: next, events, context });
    return next;
  }

  const { received, receivedBy, source, story } = spec;
  let job = apply(null, telling.ticket, voice(receivedBy ?? source), momentFor(received));
  for (const step of story) {
    const command = await telling.commandFor(job, step);
    job = apply(job, command, voice(step.by), momentFor(step.when), (step.lateBy ?? 0) * 60_000);
    for (let work = nextWork(job, last); work; work = nextWork(job, last)) {
      job = apply(job, await ledger.answer(spec, job, work, last), TIMER, last + ANSWER_TAKES);
      if (work.kind === "delivery" && !spec.letter) {
        const arrived = {
          type: "delivery_reported",
          deliveryId: work.delivery.id,
          report: "delivered",
        } as const;
        job = apply(job, arrived, MAIL, last + 4 * ANSWER_TAKES);
      }
    }
  }
  return changes;
}
