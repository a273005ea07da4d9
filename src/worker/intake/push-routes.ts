import { type Context, Hono } from "hono";
import { databaseOf } from "../database/database.ts";
import type { PortalRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { countTry, type Limit } from "../http/rate-limit.ts";
import { tooMany } from "../http/too-many.tsx";
import { readIntakeToken } from "./intake-token.ts";
import { portalById } from "./message-records.ts";
import { pushMail } from "./push-mail.ts";
import { pushTicket } from "./push-ticket.ts";

const PUSHES_A_PORTAL: Limit = { name: "pushes-for-portal", limit: 3000, seconds: 3600 };

/** Where a portal, or a program between it and us, sends its tickets: `POST /intake/{token}`. The token is all that it takes. */
export const pushRoutes = new Hono<AppEnv>();

pushRoutes.post("/intake/:token", async (c) => {
  const portal = await portalOf(c);
  if (!portal) {
    const detail = "There is no such address, or a newer one has taken its place. Ask the vendor for it.";
    return problem(c, 404, { code: "not_found", detail });
  }
  const counted = await countTry(c.env, PUSHES_A_PORTAL, `${portal.organisationId} ${portal.id}`);
  if (!counted.allowed) return tooMany(c, counted.retryAfterSeconds);

  const type = (c.req.header("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (type === "message/rfc822") return pushMail(c, portal, bytes);
  if (type === "application/json") return pushTicket(c, portal, bytes);
  const detail = "This address takes application/json or message/rfc822. Send it with that Content-Type.";
  return problem(c, 415, { code: "unsupported_media_type", detail });
});

async function portalOf(c: Context<AppEnv>): Promise<PortalRow | null> {
  const target = await readIntakeToken(c.env, c.req.param("token") ?? "");
  if (!target) return null;
  const { organisationId, portalId, version } = target;
  const [portal] = await portalById(databaseOf(c.env, organisationId), organisationId, portalId);
  return portal?.tokenVersion === version ? portal : null;
}
