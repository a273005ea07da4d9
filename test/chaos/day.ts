import { setTimeout as sleep } from "node:timers/promises";
import type { Invoice, Job } from "../support/api-client.ts";
import { aPhoto, aSignature } from "../support/pictures.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { check, eventsOf } from "./checks.ts";
import { closeOutOne } from "./crew.ts";
import { Customers } from "./customers.ts";
import { Office } from "./office.ts";
import type { Options } from "./options.ts";
import { cutThePower } from "./power.ts";
import { Chance } from "./random.ts";
import { appRecords, type Records, stripeRecords } from "./records.ts";
import type { Check, Figures } from "./report.ts";
import { Experience, StubbornClient } from "./stubborn-client.ts";
import type { Fate, Plan } from "./tickets.ts";
import { Trouble } from "./trouble.ts";
import { whatIsUnsettled } from "./unsettled.ts";

const HOUR = 3_600;
const SETTLED_WITHIN_MS = 60_000;

type Team = { customers: Customers; office: Office; fates: Map<string, Fate> };

/** One bad day: everything that can go wrong, to many jobs at once; then the books are compared. */
export async function aBadDay(options: Options): Promise<{ figures: Figures; checks: Check[] }> {
  const begun = Date.now();
  const rules = {
    photosBefore: 2,
    photosAfter: 2,
    signature: true,
    billing: { way: "auto_send", terms: { kind: "on_receipt" } },
  } as const;
  const app = await startTestApp({ rules });
  try {
    const experience = new Experience();
    const plans = new Map<string, Plan>();
    const fates = new Map<string, Fate>();
    const customers = new Customers(app.stripe, new Chance(options.seed + 1), fates);
    const office = new Office(
      app.api,
      new StubbornClient(app.api, "office", new Chance(options.seed + 2), experience),
    );
    const trouble = new Trouble(app.stripe, app.mailbox, new Chance(options.seed + 3));
    const background = [customers.run(), office.run()];
    const troubled = trouble.run();
    // If the day ends early they fail too, and it is the first failure that says why.
    for (const running of [...background, troubled]) running.catch(() => {});

    await Promise.all([
      work(app, options, experience, (jobId, plan) => {
        plans.set(jobId, plan);
        fates.set(jobId, plan.fate);
      }),
      cutThePower(app, options.kills, new Chance(options.seed + 4), () => plans.size / options.jobs),
    ]);
    const worked = Date.now();
    trouble.stop();
    await troubled;

    const records = appRecords(app.folder);
    let unsettled = await anHourPasses(app, records, { customers, office, fates });
    const settled = Date.now();
    await aWeekPasses(app, records, customers);
    unsettled = [...unsettled, ...(await settle(app, records, { customers, office, fates }))];
    customers.stop();
    office.stop();
    await Promise.all(background);

    const jobs = await app.api.all<Job>("/jobs");
    const checks = check({
      ...{ plans, jobs, records, unsettled, paidAt: customers.paidAt, unexpected: experience.unexpected },
      invoices: await app.api.all<Invoice>("/invoices"),
      events: await eventsOf(app.api, jobs),
      books: await app.stripe.books(),
      mails: await app.mailbox.mails(),
    });
    const figures = {
      ...whatWasDone(options, experience, trouble, office),
      ...whatStripeSaw(app.folder),
      "unfinished drafts at Stripe": (await app.stripe.books()).filter((one) => one.status === "draft")
        .length,
      "seconds of work, settling, a week later": [worked - begun, settled - worked, Date.now() - settled]
        .map((ms) => (ms / 1000).toFixed(1))
        .join(", "),
    };
    records.close();
    return { figures, checks };
  } catch (error) {
    throw new Error(`The day ended early. The app said:\n${app.output().slice(-5_000)}`, { cause: error });
  } finally {
    await app.close();
  }
}

/** The clients take one job after another until all are approved. */
async function work(
  app: TestApp,
  { jobs, clients, seed }: Options,
  experience: Experience,
  done: (jobId: string, plan: Plan) => void,
): Promise<void> {
  const pictures = {
    photos: [await aPhoto(1), await aPhoto(2), await aPhoto(3)],
    signature: await aSignature(),
  };
  let next = 0;
  const client = async (_: unknown, index: number) => {
    const sender = new StubbornClient(app.api, `client-${index}`, new Chance(seed + 100 + index), experience);
    while (next < jobs) {
      const number = ++next;
      const { jobId, plan } = await closeOutOne(sender, number, new Chance(seed * 7919 + number), pictures);
      done(jobId, plan);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** What a dead process left waits for its time: here the clocks go forward instead. */
async function anHourPasses(app: TestApp, records: Records, team: Team): Promise<string[]> {
  await app.kill();
  await app.start({ NOW_OFFSET_SECONDS: String(HOUR) });
  await app.stripe.advanceClock(HOUR);
  return settle(app, records, team);
}

async function settle(app: TestApp, records: Records, { customers, fates }: Team): Promise<string[]> {
  const end = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    app.ringTimers();
    await sleep(2_000);
    const unsettled = await whatIsUnsettled(records, app.stripe);
    const paid = customers.idle && (await allWhoPayHavePaid(app, customers, fates));
    if (unsettled.length === 0 && paid) return [];
    if (Date.now() > end) return paid ? unsettled : [...unsettled, "customers who have not paid"];
  }
}

async function allWhoPayHavePaid(
  app: TestApp,
  { paidAt }: Customers,
  fates: Map<string, Fate>,
): Promise<boolean> {
  const pays = (fate: Fate | undefined) => fate === "pays" || fate === "fails first";
  const owed = (await app.stripe.books()).filter(
    ({ id, status, metadata }) =>
      status === "open" && pays(fates.get(metadata.job_id ?? "")) && !paidAt.has(id),
  );
  return owed.length === 0;
}

/** Reminders are due. Half of those who owe pay while the timers ring, and nothing tells the app so. */
async function aWeekPasses(app: TestApp, records: Records, customers: Customers): Promise<void> {
  await app.kill();
  await app.stripe.webhooks({ mode: "drop" });
  await app.start({ NOW_OFFSET_SECONDS: String(8 * 24 * HOUR) });
  const owing = records.all<{ id: string }>(
    "SELECT stripe_invoice_id AS id FROM invoice WHERE status = 'open' AND processing = 0",
  );
  const paying = owing
    .filter((_, index) => index % 2 === 0)
    .map(async ({ id }, index) => {
      await sleep((index * 271) % 3_000);
      await customers.pay(id);
    });
  await paying[0];
  for (let times = 0; times < 6; times++) {
    app.ringTimers();
    await sleep(400);
  }
  await Promise.all(paying);
  await app.stripe.webhooks({ mode: "normal" });
}

function whatWasDone(options: Options, experience: Experience, trouble: Trouble, office: Office): Figures {
  const faults = [...trouble.ordered].sort().map(([kind, count]) => `${count} × ${kind}`);
  return {
    jobs: options.jobs,
    clients: options.clients,
    "requests of the clients": experience.requests,
    "changes sent twice at once": experience.doubled,
    "answers replayed by key": experience.replayed,
    "connections lost": experience.lost,
    "told to repeat": experience.toldToRepeat,
    "answers of 500 and more": experience.serverErrors,
    "power cuts": options.kills,
    "faults ordered": [...trouble.ordered.values()].reduce((sum, count) => sum + count, 0),
    "of these": faults.join(", "),
    "pressed Try again": office.pressed,
  };
}

function whatStripeSaw(folder: string): Figures {
  const records = stripeRecords(folder);
  const figures = {
    "calls to Stripe": records.count("requests"),
    "calls that Stripe replayed": records.count("requests WHERE replayed = 1"),
    "webhooks sent": records.count("deliveries WHERE state <> 'lost'"),
    "webhooks dropped": records.count("deliveries WHERE state = 'lost'"),
    "webhooks duplicated": records.count("deliveries WHERE copies = 2"),
    "webhooks that were refused or not heard at first": records.count("deliveries WHERE attempts > 1"),
  };
  records.close();
  return figures;
}
