import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { LocalDatabase } from "../dev/start/worker.ts";
import { type Company, seedCompany } from "./seed.ts";
import { openStage } from "./stage.ts";
import { type Figure, figure, quantile } from "./statistics.ts";

const ONE_BY_ONE = 40;
const ROUNDS_OF_EIGHT = 5;
const WARM_UP = 5;

/** From the approval to an invoice that can be paid: how often Stripe is called, and what of the time is ours. */
export async function benchClosingOut(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const app = await stage.startApp();
    const company = await seedCompany(app.d1, "org_bench");
    const office: Office = { url: app.url, stripe: stage.stripe, d1: app.d1, company };
    // The first one also makes the customer at Stripe; those after it are of a known customer.
    for (let index = 0; index < WARM_UP; index++) await closeOut(office, await finishedJob(office));

    const alone: Closed[] = [];
    for (let index = 0; index < ONE_BY_ONE; index++) {
      alone.push(await closeOut(office, await finishedJob(office)));
    }
    const together: Closed[] = [];
    for (let round = 0; round < ROUNDS_OF_EIGHT; round++) {
      const jobIds: string[] = [];
      for (let index = 0; index < 8; index++) jobIds.push(await finishedJob(office));
      together.push(...(await Promise.all(jobIds.map((jobId) => closeOut(office, jobId)))));
    }
    return [
      figure("one after another, calls to Stripe until the invoice is open", "calls", callsOf(alone), {
        most: 4,
      }),
      // With more than the three, Stripe's own news of the draft was heard, and looked up, before the invoice was open.
      figure("8 at once, calls to Stripe until the invoice is open", "calls", callsOf(together)),
      ...timesOf("one after another", alone),
      ...timesOf("8 at once", together),
    ];
  } finally {
    await stage.close();
  }
}

type Office = { url: string; stripe: string; d1: LocalDatabase; company: Company };
/** Milliseconds from the request that approves to the news of the open invoice, and the part that Stripe took. */
type Closed = { calls: number; ms: number; atStripe: number };

const callsOf = (closed: readonly Closed[]) => closed.map((one) => one.calls);

function timesOf(how: string, closed: readonly Closed[]): Figure[] {
  const columns = {
    "approved to open": closed.map((one) => one.ms),
    "inside Stripe": closed.map((one) => one.atStripe),
    "our own": closed.map((one) => one.ms - one.atStripe),
  };
  return Object.entries(columns).flatMap(([what, values]) => [
    figure(`${how}, ${what}, p50`, "ms", values),
    { ...figure(`${how}, ${what}, p95`, "ms", values), median: quantile(values, 0.95) },
  ]);
}

/** Approves a job and waits until its invoice is open: the screen's socket tells of each commit as it happens. */
async function closeOut(office: Office, jobId: string): Promise<Closed> {
  const { socket, news } = await openSocket(office, jobId);
  const wallClock = Date.now();
  const began = performance.now();
  await transition(office, jobId, { to: "approved" });
  const { opened, openedAt } = await invoiceOpened(office, jobId, news);
  socket.close();
  const requests = await stripeRequests(office, wallClock);
  const own = requests.filter(
    ({ idempotencyKey, path, at }) =>
      at <= opened.at &&
      (idempotencyKey?.startsWith(opened.intentId) || path.includes(opened.stripeInvoiceId)),
  );
  const onTheWay = own.filter(({ idempotencyKey }) => idempotencyKey?.startsWith(opened.intentId));
  return {
    calls: own.length,
    ms: openedAt - began,
    atStripe: onTheWay.reduce((sum, { ms }) => sum + ms, 0),
  };
}

type News = { version: number; at: number }[];
type Opened = { version: number; at: number; intentId: string; stripeInvoiceId: string };

/** Reads the records only after as many commits as it takes at least, since reading them takes from what is measured. */
async function invoiceOpened({ d1, company }: Office, jobId: string, news: News) {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(2)) {
    if (news.length < COMMITS) continue;
    const opened = await d1.prepare(OPENED).bind(company.organisation.id, jobId).first<Opened>();
    const told = news.find(({ version }) => opened && version >= opened.version);
    if (opened && told) return { opened, openedAt: told.at };
    await sleep(50);
  }
  throw new Error(`The invoice of ${jobId} did not open within 20 seconds.`);
}

/** The approval, the draft, its lines, the finalised invoice. */
const COMMITS = 4;

const OPENED = `SELECT event.sequence AS version, event.recorded_at AS at, billing_intent.id AS intentId,
    invoice.stripe_invoice_id AS stripeInvoiceId
  FROM event
  JOIN billing_intent ON billing_intent.organisation_id = event.organisation_id
    AND billing_intent.job_id = event.job_id
  JOIN invoice ON invoice.organisation_id = event.organisation_id AND invoice.id = billing_intent.invoice_id
  WHERE event.organisation_id = ? AND event.job_id = ? AND event.type = 'invoice.finalised'`;

/** A job that a crew has finished, made through the API as others make it. */
async function finishedJob(office: Office): Promise<string> {
  const { id } = await call(office, "/jobs", {
    source: "bench",
    ticketNumber: crypto.randomUUID(),
    title: "Repair the porch screen",
    customer: { name: "Lakeside Management", email: "ap@lakeside.example" },
    site: { line1: "14 Shore Road", city: "Tampa", region: "FL", postalCode: "33602", country: "US" },
    lineItems: [
      { description: "Screen repair, labour", quantity: "1.5", unitAmount: 9_500, taxRate: "7.5" },
      { description: "Mesh and spline", quantity: "1", unitAmount: 4_200, taxRate: "7.5" },
    ],
  });
  for (const to of ["accepted", "on_site", "completed"]) await transition(office, id, { to });
  return id;
}

function transition(office: Office, jobId: string, input: { to: string }) {
  return call(office, `/jobs/${jobId}/transitions`, input);
}

const Version = z.object({ version: z.number() });
const WithId = z.object({ id: z.string() });
const Requests = z.array(
  z.object({ path: z.string(), idempotencyKey: z.string().nullable(), at: z.number(), ms: z.number() }),
);

async function call({ url, company }: Office, path: string, body: object) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${company.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  return WithId.parse(await answer.json());
}

async function stripeRequests({ stripe }: Office, since: number) {
  const answer = await fetch(`${stripe}/_local/requests?since=${since}`);
  return Requests.parse(await answer.json());
}

function openSocket({ url, company }: Office, jobId: string): Promise<{ socket: WebSocket; news: News }> {
  const address = `${url.replace("http", "ws")}/office/jobs/${jobId}/live`;
  // Node's WebSocket takes headers, which the browser's type does not know.
  const socket: WebSocket = Reflect.construct(WebSocket, [
    address,
    { headers: { cookie: company.cookies.office, origin: url } },
  ]);
  const news: News = [];
  socket.onmessage = ({ data }) => {
    news.push({ version: Version.parse(JSON.parse(String(data))).version, at: performance.now() });
  };
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve({ socket, news });
    socket.onerror = () => reject(new Error(`${address} does not open`));
  });
}
