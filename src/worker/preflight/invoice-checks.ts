import { liveInvoices, unbilledMilestone } from "../jobs/office-actions.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { fail, missing, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** When and how often an order may be billed, and what its form asks besides. */
export function invoiceChecks(scene: Scene): Check[] {
  return [...residentDamage(scene), ...oneInvoice(scene), ...afterCompletion(scene)];
}

function residentDamage(scene: Scene): Check[] {
  if (!scene.profile.residentDamage) return [];
  const { residentDamage: answer } = scene.job.row;
  const name = "resident_damage";
  if (answer !== null) return [pass(name, `The resident ${answer ? "caused" : "did not cause"} the damage`)];
  const mend = { mend: "Answer it under Details", at: "#d-damage" };
  return [missing(scene, name, "Nobody said whether the resident caused the damage", mend)];
}

function oneInvoice({ job, profile }: Scene): Check[] {
  if (!profile.invoice.onePerOrder) return [];
  const [first] = liveInvoices(job);
  if (!first || unbilledMilestone(job) === null) return [pass("one_invoice", "One invoice for the order")];
  const words = `They take one invoice an order, and ${first.number ?? "one"} is there already`;
  const mend = "Void the first one and bill it all at once, or ask them to take a second";
  return [fail("one_invoice", words, { mend, at: "#money" })];
}

function afterCompletion(scene: Scene): Check[] {
  const { job, profile, today, day } = scene;
  if (!profile.invoice.afterCompletion) return [];
  const name = "invoice_after_completion";
  const { completedAt } = job.row;
  if (completedAt === null)
    return [{ name, state: "wait", words: "Billed once it is completed", mend: null, at: null }];
  const completedOn = calendarDateIn(job.organisation.timeZone, completedAt);
  if (today >= completedOn) return [pass(name, `Completed on ${day(completedOn)}, billed after it`)];
  const words = `The invoice would be of ${day(today)}, before the work was completed on ${day(completedOn)}`;
  return [fail(name, words, { mend: `Bill it on ${day(completedOn)} or later`, at: null })];
}
