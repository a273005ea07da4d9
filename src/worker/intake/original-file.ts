import type { Context } from "hono";
import type { IntakeMessageRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { fileHeaders } from "./file-headers.ts";

/** The original message as it came, to be saved, never to be shown: it is somebody else's page. */
export async function originalFile(c: Context<AppEnv>, row: IntakeMessageRow): Promise<Response> {
  const isMail = row.contentType === "message/rfc822";
  const asked = c.req.path.endsWith(".eml");
  const object = row.storageKey && asked === isMail ? await c.env.FILES.get(row.storageKey) : null;
  if (!object) return c.notFound();
  const fileName = `${row.subject.slice(0, 80) || "message"}.${isMail ? "eml" : "json"}`;
  const headers = fileHeaders({ contentType: row.contentType, fileName, inline: false });
  headers.set("Content-Length", String(object.size));
  return new Response(object.body, { headers });
}
