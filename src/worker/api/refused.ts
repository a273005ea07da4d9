import type { Context, TypedResponse } from "hono";
import type * as z from "zod";
import { type ProblemError, problem } from "../http/problem.ts";
import type { Refusal } from "../jobs/types.ts";
import type { ApiEnv } from "./api-env.ts";
import type { problemShape } from "./shapes/problem.ts";

type ProblemBody = z.infer<typeof problemShape>;
type ProblemAnswer<Status extends 404 | 409 | 422> = Response & TypedResponse<ProblemBody, Status, "json">;

/** A refusal as the API says it: 404 for what is not there, 422 for input, 409 for what the job stands against. */
export function refused(c: Context<ApiEnv>, refusal: Refusal): ProblemAnswer<404 | 409 | 422> {
  const { code, detail, missing } = refusal;
  const status = code === "not_found" ? 404 : code === "invalid_input" ? 422 : 409;
  return typed(problem(c, status, { code, detail, missing }));
}

export function notFound(c: Context<ApiEnv>, detail: string): ProblemAnswer<404> {
  return typed(problem(c, 404, { code: "not_found", detail }));
}

/** Well-formed, but not accepted: each field with what is wrong with it. */
export function notAccepted(c: Context<ApiEnv>, errors: ProblemError[]): ProblemAnswer<422> {
  const [first] = errors;
  const named = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? "");
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : "";
  return typed(problem(c, 422, { code: "invalid_input", detail: `${named}${more}`, errors }));
}

/** The one seam where an answer that was made by hand is told its type, as the routes describe it. */
function typed<Status extends 404 | 409 | 422>(response: Response): ProblemAnswer<Status> {
  return response as ProblemAnswer<Status>;
}
