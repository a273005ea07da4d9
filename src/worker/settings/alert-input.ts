import type { AlertDraft } from "../../views/settings/alert-screen.tsx";
import type { AlertRules } from "../database/schema.ts";
import { textOf } from "../jobs/office-verbs.ts";

const MOST_HOURS = 720;

/** When somebody wants to be told, as they typed it; `rules` is null where something is wrong, which `draft` says at its field. */
export function readAlerts(form: FormData): { draft: AlertDraft; rules: Required<AlertRules> | null } {
  const wrong: AlertDraft["wrong"] = {};
  const hours = (name: keyof AlertRules) => {
    const typed = textOf(form, name);
    const value = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
    if (!(value <= MOST_HOURS)) wrong[name] = `This is a whole number of hours from 0 to ${MOST_HOURS}.`;
    return value;
  };
  const rules = { unbilledHours: hours("unbilledHours"), noProofHours: hours("noProofHours") };
  const typed = { unbilledHours: textOf(form, "unbilledHours"), noProofHours: textOf(form, "noProofHours") };
  return { draft: { typed, wrong }, rules: Object.keys(wrong).length === 0 ? rules : null };
}
