import type { Context } from "hono";
import type * as z from "zod";
import type { ProblemError } from "../http/problem.ts";
import type { ApiEnv } from "./api-env.ts";
import { notAccepted, notFound } from "./refused.ts";

const MOST_ERRORS = 50;
const LONGEST_PATH = 200;

type Checked = { target: string; success: boolean; error?: z.core.$ZodError };

/** Runs after each check of a request: what was not accepted is answered before the route sees it. */
export function onChecked({ target, success, error }: Checked, c: Context<ApiEnv>): Response | undefined {
  if (success || !error) return undefined;
  if (target === "param") return notFound(c, "There is no such thing.");
  return notAccepted(c, errorsOf(error).slice(0, MOST_ERRORS));
}

function errorsOf({ issues }: z.core.$ZodError): ProblemError[] {
  return issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: "There is no such field." }))
      : [{ path: pathOf(issue.path), message: messageOf(issue) }],
  );
}

/** In our words where zod's are about types that JSON does not have. */
function messageOf({ code, message }: z.core.$ZodIssue): string {
  return code === "invalid_type" && message.endsWith("received undefined") ? "This is missing." : message;
}

function pathOf(path: PropertyKey[]): string {
  return path.map(String).join(".").slice(0, LONGEST_PATH).toWellFormed();
}
