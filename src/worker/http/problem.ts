import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Missing } from "../jobs/types.ts";

/** `path` names the field as the caller wrote it, such as `lineItems.0.quantity`. */
export type ProblemError = { path: string; message: string };

export type Problem = {
  /** For programs: stays the same when the sentence changes. */
  code: string;
  /** For people: what is wrong and what to do about it. */
  detail: string;
  errors?: ProblemError[];
  /** What the job still needs before it is done. */
  missing?: Missing[];
};

const TITLES: { [status: number]: string } = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Not possible now",
  413: "Too large",
  415: "Unsupported media type",
  422: "Input not accepted",
  429: "Too many requests",
  500: "Something broke",
  502: "A service did not answer",
  503: "Not available",
};

/** An error for programs, as RFC 9457 has it: `application/problem+json`. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  { code, detail, errors, missing }: Problem,
): Response {
  const body = {
    type: "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    code,
    detail,
    errors,
    missing,
  };
  return c.body(JSON.stringify(body), status, { "Content-Type": "application/problem+json" });
}
