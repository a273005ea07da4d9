import { changed, happened, refuse, unchanged, withRow } from "../decision.ts";
import { rulesFor } from "../proof-rules.ts";
import type { CloseoutFields, Decision, Job } from "../types.ts";

const MOST_SERIALS = 50;
const LONGEST_SERIAL = 60;

/** Notes what a portal's form asks for: a code from its list, the root cause, serial numbers. */
export function fillIn(job: Job, fields: CloseoutFields): Decision {
  const rules = rulesFor(job);
  const { resolutionCode, rootCause } = fields;
  if (resolutionCode && !rules.resolutionCodes.includes(resolutionCode)) {
    return refuse("invalid_input", `“${resolutionCode}” is not one of the resolution codes.`);
  }
  if (rootCause && !rules.rootCauses.includes(rootCause)) {
    return refuse("invalid_input", `“${rootCause}” is not one of the root causes.`);
  }
  const serialNumbers = fields.serialNumbers && tidy(fields.serialNumbers);
  if (serialNumbers && serialNumbers.length > MOST_SERIALS) {
    return refuse("invalid_input", `A job may have ${MOST_SERIALS} serial numbers.`);
  }
  if (serialNumbers?.some((one) => one.length > LONGEST_SERIAL)) {
    return refuse("invalid_input", `A serial number may have ${LONGEST_SERIAL} characters.`);
  }
  const { row } = job;
  const next = {
    resolutionCode: resolutionCode === undefined ? row.resolutionCode : resolutionCode || null,
    rootCause: rootCause === undefined ? row.rootCause : rootCause || null,
    serialNumbers: serialNumbers ?? row.serialNumbers,
  };
  const names = [
    ...(next.resolutionCode === row.resolutionCode ? [] : ["resolutionCode"]),
    ...(next.rootCause === row.rootCause ? [] : ["rootCause"]),
    ...(next.serialNumbers.join("\n") === row.serialNumbers.join("\n") ? [] : ["serialNumbers"]),
  ];
  if (names.length === 0) return unchanged(job);
  return changed(withRow(job, next), happened("closeout.filled_in", { changed: names, ...next }));
}

function tidy(serials: readonly string[]): string[] {
  return [...new Set(serials.map((one) => one.trim()).filter((one) => one !== ""))];
}
