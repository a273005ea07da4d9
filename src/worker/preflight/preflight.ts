import type { Job } from "../jobs/types.ts";
import { amountChecks } from "./amount-checks.ts";
import { deadlineChecks } from "./deadline-checks.ts";
import { documentChecks } from "./document-checks.ts";
import { invoiceChecks } from "./invoice-checks.ts";
import { mailChecks } from "./mail-checks.ts";
import { packetChecks } from "./packet-checks.ts";
import { proofChecks } from "./proof-checks.ts";
import { sceneOf } from "./scene.ts";
import { shownChecks } from "./shown-checks.ts";
import type { Check } from "./types.ts";

const FAMILIES = [
  proofChecks,
  packetChecks,
  shownChecks,
  amountChecks,
  invoiceChecks,
  documentChecks,
  mailChecks,
  deadlineChecks,
];

/**
 * What the job's manager asks for before an invoice goes out, line by line, in the order in which it is worked off. Pure: the
 * same job at the same moment always has the same answer. Nothing is asked that the job's rules do not ask.
 * @param now milliseconds since 1970
 */
export function preflight(job: Job, now: number): Check[] {
  const scene = sceneOf(job, now);
  return FAMILIES.flatMap((checks) => checks(scene));
}

/** What fails and an owner may let pass: everything but what no letter can do without. */
export function mayLetPass({ state, name }: Check): boolean {
  return state === "fail" && name !== "customer_address";
}

/** What keeps the invoice from going out: what fails and no owner let pass. */
export function standsAgainstSending(job: Job, now: number): Check[] {
  const allowed = job.row.preflightOverride?.checks ?? [];
  return preflight(job, now).filter((one) => one.state === "fail" && !allowed.includes(one.name));
}
