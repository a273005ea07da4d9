import type { Context } from "hono";
import type { AttachmentRow } from "../database/rows.ts";
import type { AppEnv } from "../http/app-env.ts";
import { fileHeaders } from "./file-headers.ts";

/** A job's file, for somebody who was found to be allowed to have it. */
export async function sendFile(
  c: Context<AppEnv>,
  { storageKey, contentType, fileName }: Pick<AttachmentRow, "storageKey" | "contentType" | "fileName">,
): Promise<Response> {
  const object = await c.env.FILES.get(storageKey);
  if (!object) return c.notFound();
  const headers = fileHeaders({ contentType, fileName, inline: true });
  headers.set("Content-Length", String(object.size));
  return new Response(object.body, { headers });
}
