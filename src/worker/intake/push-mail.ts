import type { Context } from "hono";
import type { PortalRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { type Arrived, bytesInto, keepMessage, noteRefused } from "./keep-message.ts";
import { judgeMail } from "./mail/guards.ts";
import { readHead } from "./mail/read-head.ts";
import { queueMessage } from "./queue-message.ts";

/** A mail that another program hands on: kept whole, then read like any other. The token vouches for whoever sent it. */
export async function pushMail(c: Context<AppEnv>, portal: PortalRow, bytes: Uint8Array): Promise<Response> {
  const head = readHead(bytes);
  const { address } = head.from;
  const judgement = judgeMail({
    ...{ envelopeFrom: address || "unknown", envelopeTo: "", headers: head.headers, bytes: bytes.length },
    ...{ senders: [address], authserv: "" },
  });
  const { organisationId, id: portalId } = portal;
  const refused = judgement.kind === "refuse";
  const status = { take: "waiting", set_aside: "set_aside", refuse: "refused" } as const;
  const arrived: Arrived = {
    ...{ organisationId, portalId, channel: "push", sender: address, subject: head.subject },
    ...{ contentType: "message/rfc822", bytes: bytes.length, checks: null },
    name: refused ? null : head.messageId,
    status: status[judgement.kind],
    reason: judgement.kind === "take" ? null : judgement.reason,
  };
  if (judgement.kind === "refuse") {
    await noteRefused(c.env, arrived);
    return problem(c, 422, { code: "invalid_input", detail: judgement.reason });
  }
  const { row, isNew } = await keepMessage(c.env, arrived, bytesInto(c.env, bytes, "message/rfc822"));
  if (isNew) await queueMessage(c.env, row);
  return c.json({ messageId: row.id, jobId: row.jobId, status: row.status }, 202);
}
