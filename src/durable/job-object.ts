import { DurableObject } from "cloudflare:workers";
import type Stripe from "stripe";
import { accountOf } from "../worker/billing/account.ts";
import { refusedBecause } from "../worker/billing/stripe/call.ts";
import { performStep } from "../worker/billing/stripe/perform-step.ts";
import { askForSums } from "../worker/billing/sums/ask-for-sums.ts";
import type { StepAnswer } from "../worker/billing/types.ts";
import { databaseOf } from "../worker/database/database.ts";
import { performDelivery } from "../worker/delivery/perform-delivery.ts";
import { newId } from "../worker/ids/new-id.ts";
import { commitJob, JobChanged } from "../worker/jobs/commit-job.ts";
import { decide, decideFirst } from "../worker/jobs/decide.ts";
import { refuse, unchanged } from "../worker/jobs/decision.ts";
import { type Loaded, loadJob, type Named } from "../worker/jobs/load-job.ts";
import { nextDueAt, nextWork, type Work } from "../worker/jobs/next-work.ts";
import type { CommandMessage, CommandResult } from "../worker/jobs/send-command.ts";
import type { Actor, Command, Context, Job, NewEvent } from "../worker/jobs/types.ts";
import { deploymentAccount, stripeOf } from "../worker/payments/stripe-gateway.ts";
import { clockOffset, now } from "../worker/time/clock.ts";
import { Lock } from "./lock.ts";

const MOST_CONFLICTS = 3;
/** How long the ledger may go on with a job that was just committed without reading it again, in milliseconds. */
const FRESH_FOR = 5_000;
/** If a run of the alarm dies, the next one comes after this, in milliseconds. */
const SAFETY = 30_000;
const MOST_WORK_A_RUN = 50;

const TIMER: Actor = { kind: "timer", id: "ledger", name: "Closeout" };

/**
 * The gate of one job. Commands run one at a time: load, decide, arm the alarm, commit, tell the screens. D1 is the truth; what is
 * kept here is a copy that the events' primary key protects. The alarm performs what the ledger says is due.
 */
export class JobObject extends DurableObject<Env> {
  private readonly lock = new Lock();
  private copy: { job: Job; at: number } | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Decides about the job and writes the outcome down, or says why not. Safe to send again. */
  command(message: CommandMessage): Promise<CommandResult> {
    return this.lock.run(() => this.execute(message));
  }

  /** Makes sure that the ledger's due work is done: for a sweep that finds it lying about. */
  async wake(): Promise<void> {
    await this.ctx.storage.setAlarm(Date.now());
  }

  /** Never throws: a thrown alarm is retried six times and then dropped for good. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.setAlarm(Date.now() + SAFETY);
    try {
      for (let done = 0; done < MOST_WORK_A_RUN; done++) {
        if (!(await this.workOnce())) break;
      }
      await this.lock.run(() => this.rearm());
    } catch (error) {
      this.copy = null;
      console.error({
        message: "the ledger stopped and starts again",
        job: this.ctx.id.name,
        error: String(error),
      });
    }
  }

  /** Opens a screen's socket. Who may have one was decided at the door. */
  override async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  /** @param ofLedger whether the ledger records what the outside answered, which needs nothing of what people changed elsewhere */
  private async execute(message: CommandMessage, ofLedger = false): Promise<CommandResult> {
    const { command } = message;
    const context = this.contextOf(message);
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
      // People decide on what the records say now, a customer's new address among it; the ledger goes on with its copy.
      const { job, setting, done } = await this.load(message, ofLedger);
      if (!setting) return refuse("not_found", `There is no such ${job ? "customer" : "job"}.`);
      if (job && done) return unchanged(job);
      const decision = job
        ? decide(job, setting, command, context)
        : decideFirst(setting, this.identity().jobId, command, context);
      if (!decision.ok || decision.events.length === 0) return decision;
      // Before the commit: if this process ends between the two, an alarm that finds nothing to do is all that is left.
      await this.arm(decision.job);
      try {
        const { organisationId } = this.identity();
        const committed = await commitJob(
          databaseOf(this.env, organisationId),
          job,
          decision.job,
          decision.events,
          context,
        );
        this.copy = { job: committed, at: Date.now() };
        this.tellScreens(committed.row.version);
        if (decision.events.some(changesOtherSums)) await askForSums(this.env, organisationId);
        return { ok: true, job: committed, events: decision.events };
      } catch (error) {
        this.copy = null;
        if (!(error instanceof JobChanged)) throw error;
      }
    }
    return refuse("job_changed", "The job was changed at the same moment. Look at it again, then repeat.");
  }

  private async load(message: CommandMessage | null, copyWillDo: boolean): Promise<Loaded> {
    if (copyWillDo && this.copy && Date.now() - this.copy.at < FRESH_FOR) {
      return { job: this.copy.job, setting: this.copy.job, done: false };
    }
    const named = message ? namedBy(message.command) : undefined;
    const { organisationId, jobId } = this.identity();
    const loaded = await loadJob(databaseOf(this.env, organisationId), organisationId, jobId, {
      named,
      clientId: message?.clientId,
    });
    this.copy = loaded.job && !named ? { job: loaded.job, at: Date.now() } : null;
    return loaded;
  }

  /** Does the one thing that is due. The call to the outside is made without the lock, so that a crew never waits for Stripe. */
  private async workOnce(): Promise<boolean> {
    const found = await this.lock.run(async () => {
      const { job } = await this.load(null, true);
      const work = job && nextWork(job, now(this.env));
      return job && work ? { job, work } : null;
    });
    if (!found) return false;
    await this.perform(found.job, found.work);
    return true;
  }

  private async perform(job: Job, work: Work): Promise<void> {
    if (work.kind === "delivery") {
      await performDelivery(this.env, job, work, (command) => this.record(command));
      return;
    }
    const { intent, step } = work;
    const answer = await this.askStripe(job, work);
    // Two jobs of a new customer may both have been told an id; the row keeps the first, and is read again.
    if (step.name === "customer") this.copy = null;
    await this.record({
      type: "step_answered",
      intentId: intent.id,
      step: step.name,
      attempt: step.attempt,
      answer,
    });
    if (step.name === "customer") this.copy = null;
  }

  /** An account whose keys are gone will not answer by being asked again: a person must connect it. */
  private async askStripe(job: Job, work: Extract<Work, { kind: "step" }>): Promise<StepAnswer> {
    const clock = { env: this.env, clockOffset: clockOffset(this.env) };
    let stripe: Stripe;
    try {
      stripe = await stripeOf(this.env, job.accounts, accountOf(work));
    } catch {
      const reason = "The account at Stripe is disconnected: connect it again under Settings, Stripe.";
      return refusedBecause("stripe_missing", reason);
    }
    return await performStep({ stripe, ...clock }, job, work);
  }

  /** Writes down what the outside answered. */
  private record(command: Command): Promise<CommandResult> {
    const message = { ...this.identity(), command, actor: TIMER, source: "alarm" } as const;
    return this.lock.run(() => this.execute(message, true));
  }

  /** Sets the alarm for the ledger's next due work, unless one comes earlier. */
  private async arm(job: Job): Promise<void> {
    const due = this.machineTime(nextDueAt(job));
    if (due === null) return;
    const set = await this.ctx.storage.getAlarm();
    if (set === null || due < set) await this.ctx.storage.setAlarm(due);
  }

  private async rearm(): Promise<void> {
    const { job } = await this.load(null, true);
    const due = job && this.machineTime(nextDueAt(job));
    if (due === null) await this.ctx.storage.deleteAlarm();
    else await this.ctx.storage.setAlarm(due);
  }

  /** The ledger's times are the app's, which may be shifted; alarms ring by the machine's. */
  private machineTime(at: number | null): number | null {
    return at === null ? null : Math.max(Date.now(), at - clockOffset(this.env));
  }

  private tellScreens(version: number): void {
    const text = JSON.stringify({ version });
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(text);
      } catch {
        // A screen that went away in this moment reads the job anew when it comes back.
      }
    }
  }

  private contextOf({ at, actor, source, clientId }: CommandMessage): Context {
    return {
      now: now(this.env),
      at,
      actor,
      source,
      clientId,
      newId,
      chance: Math.random,
      deployment: deploymentAccount(this.env),
    };
  }

  /** The object is named by organisation and job, and knows its name. */
  private identity(): { organisationId: string; jobId: string } {
    const [organisationId, jobId] = (this.ctx.id.name ?? "").split(":");
    if (!organisationId || !jobId) throw new Error("a job's object is reached by its name alone");
    return { organisationId, jobId };
  }
}

/** The customer's other jobs have tax now, or none any more. */
function changesOtherSums({ type, data }: NewEvent): boolean {
  return (
    type === "customer.changed" && Array.isArray(data.changed) && data.changed.includes("exemptCertificate")
  );
}

/** What a command names beside what its job points at, which is read along with it. */
function namedBy(command: Command): Named | undefined {
  if ("ticket" in command) return command.ticket;
  return command.type === "move_payer" ? { customerId: command.customerId } : undefined;
}
