import type { Context } from "hono";
import { sha256Hex } from "../proof/storage.ts";
import type { ApiEnv } from "./api-env.ts";

/**
 * SHA-256 of method, path and body. Of a form, its parts count and not the boundary between them, which a client draws
 * anew for each try.
 */
export async function hashOfRequest(c: Context<ApiEnv>): Promise<string> {
  const head = `${c.req.method} ${new URL(c.req.url).pathname}\n`;
  const isForm = /^multipart\/form-data/i.test(c.req.header("Content-Type") ?? "");
  const body = isForm ? await partsOf(c) : await sha256Hex(new Uint8Array(await c.req.arrayBuffer()));
  return sha256Hex(new TextEncoder().encode(head + body));
}

async function partsOf(c: Context<ApiEnv>): Promise<string> {
  const parts: string[][] = [];
  for (const [name, value] of await c.req.formData()) {
    const file =
      typeof value === "string"
        ? [value]
        : [value.type, await sha256Hex(new Uint8Array(await value.arrayBuffer()))];
    parts.push([name, ...file]);
  }
  return JSON.stringify(parts);
}
