import type { Context, MiddlewareHandler } from "hono";
import { databaseOf } from "../database/database.ts";
import { problem } from "../http/problem.ts";
import { now } from "../time/clock.ts";
import type { ApiEnv } from "./api-env.ts";
import { type Claim, claimKey, keepAnswer, releaseKey } from "./idempotency-records.ts";
import { notAccepted } from "./refused.ts";
import { hashOfRequest } from "./request-hash.ts";
import { LONGEST_KEY } from "./shapes/requests.ts";

/**
 * A request with an `Idempotency-Key` is done once: the same one again gets the first answer, and another request with
 * the same key is refused. Only what was done is kept: after a refusal or an error the same key may be tried again, since nothing
 * was changed and what stood against it may be mended.
 */
export const idempotent: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = c.req.header("Idempotency-Key");
  if (key === undefined) return next();
  if (key.length === 0 || key.length > LONGEST_KEY) {
    const message = `A key has 1 to ${LONGEST_KEY} characters.`;
    return notAccepted(c, [{ path: "Idempotency-Key", message }]);
  }

  const { organisationId } = c.var.apiKey;
  const db = databaseOf(c.env, organisationId);
  const requestHash = await hashOfRequest(c);
  const claim: Claim = { organisationId, key, requestHash, createdAt: now(c.env) };
  const claimed = await claimKey(db, claim);
  if (!claimed.claimed) {
    if (claimed.requestHash !== requestHash) return reused(c);
    return claimed.status === null ? inUse(c) : replay(claimed.status, claimed.body ?? "");
  }

  c.set("onceKey", `${key}\n${requestHash}`);
  await next();
  if (c.res.status >= 400) await releaseKey(db, claim);
  else await keepAnswer(db, claim, c.res.status, await c.res.clone().text());
};

function replay(status: number, body: string): Response {
  const headers = { "Content-Type": "application/json", "Idempotency-Replayed": "true" };
  return new Response(body, { status, headers });
}

function reused(c: Context<ApiEnv>): Response {
  const detail = "This Idempotency-Key was used for another request. Use a new one for each new request.";
  return problem(c, 422, { code: "idempotency_key_reused", detail });
}

function inUse(c: Context<ApiEnv>): Response {
  const detail = "The first request with this Idempotency-Key is still under way. Send it again in a moment.";
  return problem(c, 409, { code: "idempotency_key_in_use", detail });
}
