import { newId } from "../../src/worker/ids/new-id.ts";
import { decide, decideFirst } from "../../src/worker/jobs/decide.ts";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Actor, Command, Context, Job, JobSetting, Source } from "../../src/worker/jobs/types.ts";
import { type DemoClock, momentOf, type When } from "./clock.ts";
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
  /** Whom Stripe knows by now; the jobs of a customer share it. */
  payers: { read: () => Job["payers"]; keep: (payers: Job["payers"]) => void };
};

const TIMER: Voice = { actor: { kind: "timer", id: "ledger", name: "Closeout" }, source: "alarm" };
export const MAIL: Voice = { actor: { kind: "mail", id: "mail", name: "Mail service" }, source: "webhook" };
/** How long Stripe and the mail service took, in milliseconds. */
const ANSWER_TAKES = 900;

/** Lives a job through by the rules of the app itself, with the clock set to when each thing happened. */
export class JobLife {
  readonly changes: Change[] = [];
  private readonly spec: JobSpec;
  private readonly telling: Telling;
  private readonly waiting: Step[];
  private job: Job | null = null;
  private last = 0;

  constructor(spec: JobSpec, telling: Telling) {
    this.spec = spec;
    this.telling = telling;
    this.waiting = [...spec.story];
  }

  /** When the next thing happens (milliseconds since 1970); null when the story is over. */
  nextAt(): number | null {
    if (!this.job) return this.moment(this.spec.received);
    const [step] = this.waiting;
    return step ? Math.max(this.last, this.moment(step.when) + late(step)) : null;
  }

  /** Does the next thing, and all that follows from it by itself. */
  async goOn(): Promise<void> {
    const { telling, spec } = this;
    const { received, receivedBy, source } = spec;
    if (!this.job) {
      this.job = this.apply(null, telling.ticket, telling.voice(receivedBy ?? source), this.moment(received));
      return;
    }
    const step = this.waiting.shift();
    if (!step) return;
    let job: Job = { ...this.job, payers: telling.payers.read() };
    const command = await telling.commandFor(job, step);
    job = this.apply(job, command, telling.voice(step.by), this.moment(step.when), late(step));
    job = await this.settled(job);
    telling.payers.keep(job.payers);
    this.job = job;
  }

  /** With everything answered that Stripe and the mail service are asked. */
  private async settled(given: Job): Promise<Job> {
    const { ledger } = this.telling;
    let job = given;
    for (let work = nextWork(job, this.last); work; work = nextWork(job, this.last)) {
      const answer = await ledger.answer(this.spec, job, work, this.last);
      job = this.apply(job, answer, TIMER, this.last + ANSWER_TAKES);
      if (work.kind === "delivery" && !this.spec.letter) {
        const { id: deliveryId } = work.delivery;
        const arrived = { type: "delivery_reported", deliveryId, report: "delivered" } as const;
        job = this.apply(job, arrived, MAIL, this.last + 4 * ANSWER_TAKES);
      }
    }
    return job;
  }

  private apply(job: Job | null, command: Command, who: Voice, at: number, lateMs = 0): Job {
    const { setting, jobId } = this.telling;
    // What happened one after the other is told in that order, also where a day was still too young for it.
    this.last = Math.max(at + lateMs, this.last + 1);
    const context: Context = {
      ...{ now: this.last, ...who, ...(lateMs > 0 && { at }), newId, chance: () => 0.5 },
      deployment: { open: true, livemode: false },
    };
    const decision = job ? decide(job, job, command, context) : decideFirst(setting, jobId, command, context);
    if (!decision.ok) throw new Error(`${this.spec.title}: ${command.type} was refused: ${decision.detail}`);
    const { events } = decision;
    const { row } = decision.job;
    const next = {
      ...decision.job,
      row: { ...row, version: row.version + events.length, updatedAt: this.last },
    };
    if (events.length > 0) this.changes.push({ job: next, events, context });
    return next;
  }

  private moment(when: When): number {
    return momentOf(this.telling.clock, this.spec.base ?? "today", when);
  }
}

/** How long after it happened it was heard of, in milliseconds. */
function late({ lateBy = 0 }: Step): number {
  return lateBy * 60_000;
}
