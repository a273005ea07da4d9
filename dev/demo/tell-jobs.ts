import type { CustomerRow } from "../../src/worker/database/rows.ts";
import { idFor, newId } from "../../src/worker/ids/new-id.ts";
import { rulesFor } from "../../src/worker/jobs/proof-rules.ts";
import type { Command, Job, JobSetting } from "../../src/worker/jobs/types.ts";
import { type DemoClock, dateOf, momentOf } from "./clock.ts";
import { commandFor } from "./command-for.ts";
import { Ledger } from "./ledger.ts";
import type { Cast } from "./organisation.ts";
import type { Files } from "./proof-files.ts";
import type { Records } from "./records.ts";
import type { JobSpec, Step } from "./story.ts";
import type { Books, Fate } from "./stripe-books.ts";
import { JobLife, MAIL, type Voice } from "./tell-job.ts";

type Stage = {
  cast: Cast;
  jobs: readonly JobSpec[];
  books: Books;
  /** Whether Stripe's books can be written to; without, only what is not billed yet is told. */
  billing: boolean;
  files: Files;
  records: Pick<Records, "addJob" | "addNumbers">;
  /** Milliseconds since 1970. */
  now: number;
};

/** Tells an organisation's jobs side by side, what happened first first: numbers and payers are theirs together. */
export async function tellJobs({ cast, jobs, books, billing, files, records, now }: Stage): Promise<void> {
  const clock: DemoClock = { now, timeZone: cast.organisation.timeZone };
  const ledger = new Ledger(books, (spec, nth) => fateOf(clock, spec, nth));
  const startOf = (spec: JobSpec) => momentOf(clock, spec.base ?? "today", spec.received);
  const told = jobs.filter((spec) => billing || !isBilled(spec, cast));
  const lives: JobLife[] = [];
  for (const spec of told.toSorted((a, b) => startOf(a) - startOf(b))) {
    const setting = settingOf(spec, cast);
    const base = spec.base ?? "today";
    const memberId = (name: string) => found(cast.members, name).id;
    const price = (name: string) => found(cast.prices, name);
    const around = { clock, base, ledger, files, memberId, price };
    const { id: customerId } = setting.customer;
    const telling = {
      ...{ clock, setting, ledger },
      jobId: await jobIdOf(spec, cast),
      ticket: ticketOf(spec, setting, clock),
      voice: (name: string) => voiceOf(cast, setting, name),
      commandFor: (current: Job, step: Step) => commandFor(around, current, step),
      payers: {
        read: () => cast.payers.get(customerId) ?? [],
        keep: (payers: Job["payers"]) => void cast.payers.set(customerId, payers),
      },
    };
    lives.push(new JobLife(spec, telling));
  }
  for (let next = earliest(lives); next; next = earliest(lives)) await next.goOn();
  for (const { changes } of lives) await records.addJob(changes, clock);
  await records.addNumbers(ledger.numbers);
}

/** The job to which something happens next; undefined when all is told. */
function earliest(lives: readonly JobLife[]): JobLife | undefined {
  const waiting = lives.flatMap((life) => {
    const at = life.nextAt();
    return at === null ? [] : [{ life, at }];
  });
  return waiting.toSorted((a, b) => a.at - b.at)[0]?.life;
}

/** What Stripe will say of a job's first, second… invoice in the end. */
function fateOf(clock: DemoClock, spec: JobSpec, nth: number): Fate {
  const steps = spec.story.filter((step) => step.do.type === "stripe");
  const step = steps[nth - 1];
  if (step?.do.type !== "stripe") return null;
  return { news: step.do, at: momentOf(clock, spec.base ?? "today", step.when) };
}

function isBilled(spec: JobSpec, cast: Cast): boolean {
  const { review } = rulesFor(settingOf(spec, cast));
  return spec.story.some(
    ({ do: { type } }) => type === "approve" || type === "reach" || (type === "complete" && !review),
  );
}

function settingOf(spec: JobSpec, cast: Cast): JobSetting {
  const customer: CustomerRow = found(cast.customers, spec.customer);
  const portal = spec.portal ? found(cast.portals, spec.portal) : null;
  const site = found(cast.sites, spec.site);
  const { organisation, documents } = cast;
  return { organisation, customer, site, portal, documents, accounts: [], payers: [] };
}

/** As intake names it, so that the same ticket sent again is the same job. */
function jobIdOf({ source, ticket }: JobSpec, { organisation }: Cast): Promise<string> {
  return ticket ? idFor("job", organisation.id, source, ticket) : Promise.resolve(newId("job"));
}

function ticketOf(
  spec: JobSpec,
  setting: JobSetting,
  clock: DemoClock,
): Extract<Command, { type: "receive" }> {
  const { source, ticket, title, description = null, purchaseOrder = null, notToExceed = null, lines } = spec;
  const { residentDamage = null } = spec;
  const dueOn = spec.dueIn === undefined ? null : dateOf(clock, spec.base ?? "today", -spec.dueIn);
  const pointers = {
    portalId: setting.portal?.id ?? null,
    customerId: setting.customer.id,
    siteId: setting.site.id,
  };
  return {
    type: "receive",
    ticket: {
      ...{ source, ticketNumber: ticket ?? null, ...pointers, currency: setting.organisation.currency },
      ...{ title, description, purchaseOrder, residentDamage, dueOn, notToExceed, lines },
    },
  };
}

/** A member, or a system by its name. */
function voiceOf(cast: Cast, { customer }: JobSetting, name: string): Voice {
  const member = cast.members.get(name);
  if (member) {
    const actor = { kind: "member" as const, id: member.id, name: member.name };
    return { actor, source: member.role === "crew" ? "crew" : "office" };
  }
  if (name === "stripe")
    return { actor: { kind: "stripe", id: "stripe", name: "Stripe" }, source: "webhook" };
  if (name === "timer")
    return { actor: { kind: "timer", id: "reminders", name: "Closeout" }, source: "alarm" };
  if (name === "mail") return MAIL;
  if (name === "customer")
    return { actor: { kind: "customer", id: customer.id, name: customer.name }, source: "pay" };
  if (name === "api") return { actor: { kind: "api", id: "demo", name: "Demo key" }, source: "api" };
  return { actor: { kind: "api", id: name, name }, source: "api" };
}

function found<Row>(rows: Map<string, Row>, name: string): Row {
  const row = rows.get(name);
  if (!row) throw new Error(`the demo names ${name}, whom nobody knows`);
  return row;
}
