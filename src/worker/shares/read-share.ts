import { newId } from "../ids/new-id.ts";
import { refuse } from "../jobs/decision.ts";
import type { Command, Refusal } from "../jobs/types.ts";
import { endOfDay, isCalendarDate } from "../time/calendar.ts";
import { DAYS, USUAL_DAYS } from "./share-days.ts";

const DAY = 86_400_000;
/**
 * A link as a person asked for it: until the end of a date, which goes first, or for so many days.
 * @param now milliseconds since 1970
 */
export function readShare(form: FormData, timeZone: string, now: number): Command | Refusal {
  const until = String(form.get("until") ?? "").trim();
  if (until !== "" && !isCalendarDate(until)) return refuse("invalid_input", "The date does not exist.");
  const days = DAYS.find((one) => String(one) === form.get("days")) ?? USUAL_DAYS;
  const expiresAt = until === "" ? now + days * DAY : endOfDay(until, timeZone);
  if (expiresAt <= now)
    return refuse("invalid_input", "The link would have ended already: choose a later date.");
  return { type: "share", id: newId("share"), kind: "link", expiresAt };
}
