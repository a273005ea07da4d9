import { request, type Said } from "./http.ts";

/** Enough of every form that the office, the crew and a customer have. */
const FIELDS = {
  to: "cancelled",
  verb: "cancel",
  step: "cancel",
  reason: "Not ours",
  body: "Not ours",
  name: "M",
  answer: "approve",
};

/** As a browser on our own pages asks. @param cookie empty for who is not signed in */
export function visit(origin: string, method: string, path: string, cookie = ""): Promise<Said<unknown>> {
  const headers = {
    Origin: origin,
    "Sec-Fetch-Site": "same-origin",
    Accept: "text/html",
    ...(cookie !== "" && { Cookie: cookie }),
  };
  const body = method === "GET" ? null : new URLSearchParams(FIELDS);
  return request(origin + path, { method, headers, body, redirect: "manual" });
}
