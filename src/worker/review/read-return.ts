import type { Command, ReturnReason } from "../jobs/types.ts";

/** What the name of a field begins with that says why one thing is to be done again. */
export const WHY = "why-";
const LONGEST_REASON = 1000;

/** A return as a person typed it: a reason for each thing that has one, and one for the whole. */
export function readReturn(form: FormData): Command {
  const reasons: ReturnReason[] = [...form].flatMap(([name, value]) => {
    const reason = typeof value === "string" ? value.trim().slice(0, LONGEST_REASON) : "";
    return name.startsWith(WHY) && reason !== "" ? [{ requirement: name.slice(WHY.length), reason }] : [];
  });
  const whole = form.get("reason");
  const reason = typeof whole === "string" ? whole.replace(/\r\n?/g, "\n").trim() : "";
  return { type: "return", reason: reason.slice(0, LONGEST_REASON), reasons };
}
