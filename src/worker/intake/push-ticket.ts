import type { Context } from "hono";
import type { PortalRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { refusalStatus } from "../jobs/show-office-job.tsx";
import { failMessage } from "./fail-message.ts";
import { bytesInto, keepMessage } from "./keep-message.ts";
import { readLoose } from "./read-loose.ts";
import { receiveLooseTicket, ticketSourceOf } from "./receive-loose-ticket.ts";
import { settleMessage } from "./settle-message.ts";

/** Whose ticket it is says the address that it was sent to. */
const SAID_BY_THE_TOKEN = ["source", "portal"];
const MOST_ERRORS = 50;

/**
 * A ticket as JSON, in the shape of the API's: taken at once. Of one in another shape it takes what it understands; its job needs
 * a look, and the answer tells what was not understood. The same ticket number again is the same job.
 */
export async function pushTicket(
  c: Context<AppEnv>,
  portal: PortalRow,
  bytes: Uint8Array,
): Promise<Response> {
  const body = readJson(bytes);
  if (body === undefined) {
    return problem(c, 400, { code: "unreadable_body", detail: "The body is not JSON in UTF-8." });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return problem(c, 422, { code: "invalid_input", detail: "A ticket is a JSON object, one in a call." });
  }
  const { organisationId, id: portalId, name } = portal;
  const { loose, errors } = readLoose(body, SAID_BY_THE_TOKEN);
  const { row } = await keepMessage(
    c.env,
    {
      ...{ organisationId, portalId, channel: "push", name: null, sender: name },
      subject: [loose.ticketNumber, loose.title].filter(Boolean).join(" "),
      ...{ contentType: "application/json", bytes: bytes.length },
      ...{ checks: null, status: "waiting", reason: null },
    },
    bytesInto(c.env, bytes, "application/json"),
  );
  const from = await ticketSourceOf(c.env, organisationId, portalId);
  const { received, gaps } = await receiveLooseTicket(c.env, organisationId, loose, {
    ...{ actor: { kind: "api", id: row.id, name }, source: "webhook", from },
    ...{ onceKey: row.id, messageId: row.id },
  });
  if (!received.ok) {
    await failMessage(c.env, row, received.detail);
    return problem(c, refusalStatus(received), { code: received.code, detail: received.detail });
  }
  await settleMessage(c.env, row, received, { layout: "push", gaps });
  const { id: jobId, needsLook } = received.job.row;
  const answer = { jobId, created: received.created, needsLook };
  if (errors.length > 0) return c.json({ ...answer, errors: errors.slice(0, MOST_ERRORS) }, 202);
  return c.json(answer, received.created ? 201 : 200);
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return undefined;
  }
}
