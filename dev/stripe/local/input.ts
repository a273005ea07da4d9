import type { Context } from "hono";
import * as z from "zod";
import { invalid } from "../http/errors.ts";

/** A body as JSON from scripts or as a form from the page; empty form fields count as absent. */
export async function readInput<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const raw = isForm(c) ? await formFields(c) : await jsonBody(c);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}

export function isForm(c: Context): boolean {
  return (c.req.header("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
}

async function formFields(c: Context): Promise<Record<string, string>> {
  const fields = new URLSearchParams(await c.req.text());
  return Object.fromEntries([...fields].filter(([, value]) => value !== ""));
}

async function jsonBody(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("The body is not JSON.");
  }
}

const number = z.coerce.number();

export const faultInput = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  about: z.string().min(1).optional(),
  fault: z.enum(["error", "timeout", "commit_then_drop", "delay"]),
  status: number.int().min(100).max(599).optional(),
  code: z.string().optional(),
  body: z.literal("empty_json").optional(),
  poison: z.stringbool().or(z.boolean()).optional(),
  delayMs: number.nonnegative().optional(),
  times: number.int().positive().default(1),
  probability: number.min(0).max(1).optional(),
});

export const modeInput = z.strictObject({
  mode: z.enum(["normal", "duplicate", "drop", "reorder", "delay", "hold"]),
  delayMs: number.nonnegative().optional(),
  probability: number.min(0).max(1).optional(),
  seed: number.int().optional(),
});

/** Form fields of the page are text; scripts send JSON. */
export const taxInput = z.strictObject({
  active: z.stringbool().or(z.boolean()),
  /** The default account when absent. */
  account: z.string().optional(),
  livemode: z.stringbool().or(z.boolean()).default(false),
});

export const refundOutcome = z.enum(["succeed", "fail", "ask"]);

export const clockInput = z.strictObject({ advanceSeconds: number.nonnegative() });

export const outcomeInput = z.strictObject({
  outcome: z.enum(["succeeds", "fails", "processing"]).default("succeeds"),
});

export const paymentInput = z.strictObject({
  amount: number.int().positive().optional(),
  outcome: z.enum(["succeeds", "fails", "processing"]).default("succeeds"),
});
