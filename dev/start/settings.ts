import { isAbsolute, resolve } from "node:path";
import * as z from "zod";
import { PROJECT } from "../build.ts";

const webAddress = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must be a web address such as http://localhost:12111` })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional();

const wholeNumber = (name: string, from: number, to: number, unit: string) =>
  z
    .string()
    .refine((text) => /^-?\d+$/.test(text) && Number(text) >= from && Number(text) <= to, {
      error: `${name} must be a whole number of ${unit} from ${from} to ${to}`,
    })
    .transform(Number);

const PORT_ERROR = "PORT must be a whole number from 1 to 65532; the stand-ins take the three ports after it";

const Variables = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_532, {
      error: PORT_ERROR,
    })
    .transform(Number)
    .default(8787),
  STATE_DIR: z.string().default(".wrangler/state"),
  DEMO: z.enum(["0", "1"], { error: "DEMO must be 0 or 1" }).default("1"),
  DEMO_API_KEY: z
    .string()
    .regex(/^\S{8,}$/, { error: "DEMO_API_KEY needs at least eight characters and no spaces" })
    .default("closeout_demo_key"),
  STRIPE_API_BASE: webAddress("STRIPE_API_BASE"),
  RESEND_API_BASE: webAddress("RESEND_API_BASE"),
  TWILIO_API_BASE: webAddress("TWILIO_API_BASE"),
  STRIPE_SECRET_KEY: z
    .string()
    .refine((key) => !/^(sk|rk)_live_/.test(key), {
      error: "STRIPE_SECRET_KEY is a live key; a local run takes test keys only",
    })
    .default("sk_test_local"),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .refine((key) => !key.startsWith("pk_live_"), {
      error: "STRIPE_PUBLISHABLE_KEY is a live key; a local run takes test keys only",
    })
    .default("pk_test_local"),
  STRIPE_JS_URL: webAddress("STRIPE_JS_URL"),
  STRIPE_TIMEOUT_MS: wholeNumber("STRIPE_TIMEOUT_MS", 1, 600_000, "milliseconds").optional(),
  NOW_OFFSET_SECONDS: wholeNumber("NOW_OFFSET_SECONDS", -3_200_000_000, 3_200_000_000, "seconds").default(0),
});

export type Settings = z.infer<typeof Variables>;

/** What `npm start` is told by its environment; an empty variable counts as not given. */
export function readSettings(
  environment: Record<string, string | undefined>,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = Variables.safeParse(given);
  if (!read.success) return { ok: false, problems: read.error.issues.map((issue) => issue.message) };
  const { STATE_DIR } = read.data;
  const stateDir = isAbsolute(STATE_DIR) ? STATE_DIR : resolve(PROJECT, STATE_DIR);
  return { ok: true, settings: { ...read.data, STATE_DIR: stateDir } };
}
