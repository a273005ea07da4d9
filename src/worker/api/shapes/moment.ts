import * as z from "zod";
import { isCalendarDate } from "../../time/calendar.ts";

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** A moment as RFC 3339 has it; read as milliseconds since 1970. */
export const momentInput = z
  .string()
  .refine(isMoment, "A time is written as in RFC 3339, such as 2026-03-31T14:05:00Z.")
  .transform((text) => Date.parse(text))
  .meta({ type: "string", format: "date-time", example: "2026-03-31T14:05:00Z" });

function isMoment(text: string): boolean {
  return RFC_3339.test(text) && isCalendarDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** A moment as it is answered. */
export const moment = z.string().meta({ format: "date-time", example: "2026-03-31T14:05:00.000Z" });

export function asMoment(at: number): string {
  return new Date(at).toISOString();
}

export function asMomentOrNull(at: number | null): string | null {
  return at === null ? null : asMoment(at);
}
