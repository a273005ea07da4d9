import type { Context, MiddlewareHandler } from "hono";
import { problem } from "../http/problem.ts";
import type { ApiEnv } from "./api-env.ts";
import { notAccepted } from "./refused.ts";

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
const FORM_TYPE = /^multipart\/form-data\s*;.*boundary=/i;

/** Lets only well-formed JSON pass. */
export const takesJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const read = await readJson(c);
  if (!read.ok) return read.answer;
  await next();
};

/** Lets only a readable form with files pass. */
export const takesForm: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const bytes = await c.req.arrayBuffer();
  if (!FORM_TYPE.test(contentType(c))) return wrongType(c, "multipart/form-data");
  if (bytes.byteLength === 0) return empty(c);
  try {
    await c.req.formData();
  } catch {
    return unreadable(c, "The form could not be read: a part or a boundary is broken.");
  }
  await next();
};

/** For calls that need no body: none, or an object without fields. */
export const takesNothing: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if ((await c.req.arrayBuffer()).byteLength === 0) return next();
  const read = await readJson(c);
  if (!read.ok) return read.answer;
  if (!isObject(read.value)) return notAccepted(c, [{ path: "", message: "This call takes no body." }]);
  const fields = Object.keys(read.value).slice(0, 10);
  if (fields.length === 0) return next();
  return notAccepted(
    c,
    fields.map((path) => ({ path: path.slice(0, 200).toWellFormed(), message: "There is no such field." })),
  );
};

type Read = { ok: true; value: unknown } | { ok: false; answer: Response };

async function readJson(c: Context<ApiEnv>): Promise<Read> {
  const bytes = await c.req.arrayBuffer();
  const type = contentType(c);
  if (type && !JSON_TYPE.test(type)) return no(wrongType(c, "application/json"));
  if (bytes.byteLength === 0) return no(empty(c));
  if (!type) return no(wrongType(c, "application/json"));
  const text = textOf(bytes);
  if (text === null) return no(unreadable(c, "The body is not UTF-8."));
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return no(unreadable(c, "The body is not JSON."));
  }
}

function textOf(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function contentType(c: Context): string {
  return c.req.header("Content-Type") ?? "";
}

function no(answer: Response): Read {
  return { ok: false, answer };
}

function empty(c: Context<ApiEnv>): Response {
  return problem(c, 400, { code: "empty_body", detail: "The body is empty; this call needs one." });
}

function unreadable(c: Context<ApiEnv>, detail: string): Response {
  return problem(c, 400, { code: "unreadable_body", detail });
}

function wrongType(c: Context<ApiEnv>, wanted: string): Response {
  const detail = `This call takes ${wanted}. Send it with that Content-Type.`;
  return problem(c, 415, { code: "unsupported_media_type", detail });
}
