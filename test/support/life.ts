import type { Failure, Job } from "./api-client.ts";
import type { Fault } from "./local-stripe.ts";
import type { ShownInvoice } from "./money-desk.ts";
import type { SurfaceDesk } from "./surface-desk.ts";
import { NO, TROUBLE } from "./trouble.ts";
import { until } from "./until.ts";

/** What a life meets at each of its calls: trouble, or a no of Stripe's, with what a person does about it. */
export type Luck = { name: string; fault: Fault; person?: "tries again" | "leaves it" };

export const EVERY_LUCK: Luck[] = [
  ...Object.entries(TROUBLE).map(([name, fault]) => ({ name, fault })),
  { name: "a no, tried again", fault: NO, person: "tries again" },
  { name: "a no, left, and asked for anew", fault: NO, person: "leaves it" },
];

/** A call as `POST /v1/refunds$`; about the job where it names nothing else. */
export type Meets = string | { call: string; about: string };

type Answer = { status: number; text: string };
export type Press = () => Promise<Answer>;

const PATIENCE_MS = 60_000;
/** Many lives are lived at once, and to look is work too. */
const LOOK_EVERY_MS = 500;

/** What a job goes through while every call about it that is named meets the same luck once. */
export class Life {
  readonly desk: SurfaceDesk;
  readonly luck: Luck;
  /** The job's id, which the faults are about. */
  about = "";

  constructor(desk: SurfaceDesk, luck: Luck) {
    this.desk = desk;
    this.luck = luck;
  }

  get leaves(): boolean {
    return this.luck.person === "leaves it";
  }

  /** The next of these calls (`POST /v1/refunds$`) that are about the job meet what the life meets. */
  async order(...calls: Meets[]): Promise<void> {
    await this.desk.app.stripe.order(
      ...calls.map((one) => {
        const { call, about } = typeof one === "string" ? { call: one, about: this.about } : one;
        const [method, path] = call.split(" ");
        return { ...this.luck.fault, method, path, about };
      }),
    );
  }

  /**
   * Something is asked for, each of its calls meets trouble, and it is done in the end. Where Stripe says no, a person tries again, or
   * leaves it and asks for it anew; a draft that was refused can only be tried again or thrown away, and is tried again.
   * @param press the form; sent until it is taken
   * @param anew what is asked for after a no was left, where it is not the same form
   */
  async through(calls: Meets[], press: Press, done: () => Promise<unknown>, anew = press): Promise<void> {
    const [first, ...others] = calls;
    const saysNo = this.luck.person !== undefined;
    await this.order(...(saysNo ? calls.slice(0, 1) : calls));
    await this.pressed(press, saysNo);
    if (saysNo && first) {
      if (this.leaves && (await this.isLeft(done))) await this.pressed(anew);
      else for (const next of [...others, undefined]) await this.retried(next, done);
    }
    await this.comes(done, JSON.stringify(calls));
  }

  /**
   * Sends a form until it is taken: what was asked for before may still be under way.
   * @param orRefused whether it will do that Stripe refuses it, which the form says where that is quick
   */
  pressed(press: Press, orRefused = false): Promise<Answer> {
    let said = "";
    return this.comes(
      async () => {
        const answer = await press();
        said = `${answer.status} ${/role="alert"[\s\S]{0,300}/.exec(answer.text)?.[0] ?? answer.text.slice(0, 300)}`;
        const isTaken = answer.status < 400 || (orRefused && (await this.failures()).length > 0);
        return isTaken ? answer : undefined;
      },
      () => `a form that is taken, not ${said}`,
    );
  }

  /** Waits for something, and tells the whole life where it does not come. */
  comes<T>(ask: () => Promise<T | null | undefined | false>, what: string | (() => string)): Promise<T> {
    const told = async () =>
      `${this.luck.name}: ${typeof what === "string" ? what : what()}: ${await this.story()}`;
    return until(ask, PATIENCE_MS, told, LOOK_EVERY_MS);
  }

  /** Waits until ours is as expected, and Stripe's books say the same of it. Stripe's bell takes its time on a busy machine. */
  async agrees(id: string, expected: (now: ShownInvoice) => boolean): Promise<ShownInvoice> {
    await this.comes(async () => expected(await this.desk.invoice(id)), "an invoice as it is to be");
    return this.desk.agrees(id, expected, this.luck.name);
  }

  /** The draft that stands for the job now, once it waits. */
  async draft(): Promise<ShownInvoice> {
    const found = await this.comes(
      async () => (await this.job()).invoices.find((one) => one.status === "draft"),
      "a draft",
    );
    return this.desk.invoice(found.id);
  }

  /** Whether the job has a draft that waits for a person. */
  async draftWaits(): Promise<boolean> {
    const draft = (await this.job()).invoices.find((one) => one.status === "draft");
    return draft !== undefined && this.waits(draft.id);
  }

  async is(id: string, status: ShownInvoice["status"]): Promise<boolean> {
    return (await this.desk.invoice(id)).status === status;
  }

  /** Whether a draft waits for a person. */
  async waits(id: string): Promise<boolean> {
    return (await this.desk.page(id)).text.includes(`/office/invoices/${id}/send-draft`);
  }

  job(): Promise<Job> {
    return this.desk.app.api.job(this.about);
  }

  async failures(): Promise<Failure[]> {
    return (await this.desk.app.api.failures()).filter(
      (one) => one.jobId === this.about && one.status === "open",
    );
  }

  /**
   * A refusal is tried again. On a busy machine a no can come too late to be heard, and what was asked for is done then.
   * @param next a call that is refused then
   */
  async retried(next?: Meets, done: () => Promise<unknown> = async () => false): Promise<void> {
    const failure = await this.refusedOr(done);
    if (!failure) return;
    if (next) await this.order(next);
    await this.desk.app.api.must("POST", `/failures/${failure.id}/retry`);
  }

  /** Leaves a no, where it can be left: what makes a bill cannot. */
  private async isLeft(done: () => Promise<unknown>): Promise<boolean> {
    if (!(await this.refusedOr(done))) return false;
    for (const { id } of (await this.job()).invoices) {
      const intent = /name="intent" value="(\w+)"/.exec((await this.desk.page(id)).text)?.[1];
      if (intent && (await this.desk.press(id, "drop", { intent })).status === 303) return true;
    }
    return false;
  }

  /** The failure that a person sees; null where it is done all the same. */
  private async refusedOr(done: () => Promise<unknown>): Promise<Failure | null> {
    const end = async () => {
      const [failure] = await this.failures();
      if (failure) return { failure };
      return (await done()) ? { failure: null } : undefined;
    };
    return (await this.comes(end, "a failure")).failure;
  }

  private async story(): Promise<string> {
    const job = await this.job();
    const events = await this.desk.app.api.all(`/jobs/${job.id}/events`);
    return JSON.stringify({
      invoices: job.invoices,
      failures: await this.failures(),
      events: events.slice(-15),
    });
  }
}
