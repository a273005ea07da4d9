import { type Context, Hono } from "hono";
import * as z from "zod";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { clientAddress, countTry, type Limit } from "../http/rate-limit.ts";
import { tooMany } from "../http/too-many.tsx";
import { sendCommand } from "../jobs/send-command.ts";
import { refusalStatus } from "../jobs/show-office-job.tsx";
import type { Job, NewEvent } from "../jobs/types.ts";
import { jobByTicket, tokenVersionOf } from "./outside-records.ts";
import { readOutsideToken } from "./outside-token.ts";

const ASKED_BY_ORGANISATION: Limit = { name: "bills-asked-for", limit: 3000, seconds: 3600 };
/** Whoever tries tokens is stopped long before one fits. */
const WRONG_TOKENS: Limit = { name: "bills-wrong-token", limit: 30, seconds: 600 };

const UNKNOWN = "There is no such address, or a newer one has taken its place. Ask the vendor for it.";
const SHAPE = 'Send {"jobId": "…"}, or {"source": "…", "ticketNumber": "…"}.';

const text = z.string().trim().min(1).max(200);
const Asked = z.union([
  z.strictObject({ jobId: text, by: text.optional() }),
  z.strictObject({ source: text, ticketNumber: text, by: text.optional() }),
]);

/**
 * Where another system says that a job is to be billed: `POST /webhooks/billing/{token}`. The token is all that it takes. Asked again,
 * it answers `already billed` and bills nothing twice.
 */
export const outsideRoutes = new Hono<AppEnv>();

outsideRoutes.post("/billing/:token", async (c) => {
  const organisationId = await organisationOf(c);
  if (!organisationId) return refuseToken(c);
  const counted = await countTry(c.env, ASKED_BY_ORGANISATION, organisationId);
  if (!counted.allowed) return tooMany(c, counted.retryAfterSeconds);

  const body: unknown = await c.req.json().catch(() => undefined);
  if (body === undefined)
    return problem(c, 400, { code: "unreadable_body", detail: "The body is not JSON." });
  const asked = Asked.safeParse(body);
  if (!asked.success) return problem(c, 422, { code: "invalid_input", detail: SHAPE });

  const db = databaseOf(c.env, organisationId);
  const jobId = "jobId" in asked.data ? asked.data.jobId : await jobByTicket(db, organisationId, asked.data);
  if (jobId === null) return problem(c, 404, { code: "not_found", detail: "No job has this number." });
  const by = asked.data.by ?? "Another system";
  const result = await sendCommand(c.env, {
    ...{ organisationId, jobId, source: "webhook" },
    actor: { kind: "api", id: "billing_webhook", name: by },
    command: { type: "bill_from_outside", by },
  });
  if (!result.ok) {
    const { code, detail } = result;
    return problem(c, refusalStatus(result), { code, detail });
  }
  return c.json({ jobId, result: whatHappened(result.job, result.events), invoices: invoicesOf(result.job) });
});

/** Whose address was called; null for one that is unknown or was taken back. */
async function organisationOf(c: Context<AppEnv>): Promise<string | null> {
  const target = await readOutsideToken(c.env, c.req.param("token") ?? "");
  if (!target) return null;
  const { organisationId, version } = target;
  const current = await tokenVersionOf(databaseOf(c.env, organisationId), organisationId);
  return current === version ? organisationId : null;
}

async function refuseToken(c: Context<AppEnv>): Promise<Response> {
  const counted = await countTry(c.env, WRONG_TOKENS, clientAddress(c));
  if (!counted.allowed) return tooMany(c, counted.retryAfterSeconds);
  return problem(c, 401, { code: "unauthorized", detail: UNKNOWN });
}

function whatHappened(job: Job, events: NewEvent[]): "billed" | "drafted" | "already billed" {
  const started = events.filter((one) => one.type === "billing.started").map((one) => one.data.intentId);
  if (started.length === 0) return "already billed";
  return job.intents.some((one) => started.includes(one.id) && one.hold) ? "drafted" : "billed";
}

function invoicesOf({ invoices }: Job) {
  return invoices
    .filter((one) => one.live)
    .map(({ id, number, status, total, currency, dueOn }) => ({
      id,
      number,
      status,
      total,
      currency,
      dueOn,
    }));
}
