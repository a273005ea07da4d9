import { mayLetPass, preflight } from "../../preflight/preflight.ts";
import { changed, happened, refuse, unchanged, withRow } from "../decision.ts";
import type { Context, Decision, Job } from "../types.ts";

/**
 * An owner lets the invoice go out although checks fail: for those that fail now, and for no others. Who is an owner is
 * decided at the door.
 */
export function overridePreflight(job: Job, reason: string, context: Context): Decision {
  if (reason.trim() === "") return refuse("reason_missing", "Say why it may go out as it is.");
  const failing = preflight(job, context.now).filter(mayLetPass);
  if (failing.length === 0) return unchanged(job);
  const checks = failing.map((one) => one.name);
  const known = job.row.preflightOverride;
  if (known?.reason === reason && known.checks.join() === checks.join()) return unchanged(job);
  const preflightOverride = { checks, reason, by: context.actor.name, at: context.now };
  return changed(
    withRow(job, { preflightOverride }),
    happened("preflight.overridden", { checks, reason, words: failing.map((one) => one.words) }),
  );
}
