/** Degrees; north and east are positive. */
export type Position = { latitude: number; longitude: number };

/** An angle as EXIF has it: three fractions for degrees, minutes, seconds; and N, S, E or W. */
type Angle = { angle: unknown; reference: unknown };

const EARLIEST = Date.UTC(2000, 0, 1);
const DATE_TIME = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/;
const OFFSET = /^([+-])(\d\d):(\d\d)/;

/**
 * The moment that EXIF's text for it means, in milliseconds since 1970.
 * @param text "2026:06:09 14:05:33"
 * @param offset "-04:00"; without one, the time is read in the phone's own time zone
 * @param now milliseconds since 1970
 * @returns null for what is no time, before 2000 or after now: a clock that was never set
 */
export function timeOf(text: unknown, offset: unknown, now: number): number | null {
  const [, year, month, day, hour, minute, second] = DATE_TIME.exec(first(text))?.map(Number) ?? [];
  if (!year || !month || !day || hour === undefined || minute === undefined || second === undefined)
    return null;
  if (month > 12 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  const minutesAhead = minutesOf(first(offset));
  const time =
    minutesAhead === null
      ? new Date(year, month - 1, day, hour, minute, second).getTime()
      : Date.UTC(year, month - 1, day, hour, minute - minutesAhead, second);
  return time >= EARLIEST && time <= now ? time : null;
}

/** Where it was; null where half of it is missing, it is nowhere on Earth, or exactly 0, 0, which means "unknown". */
export function positionOf(north: Angle, east: Angle): Position | null {
  const latitude = degreesOf(north, "N", "S");
  const longitude = degreesOf(east, "E", "W");
  if (latitude === null || longitude === null) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return latitude === 0 && longitude === 0 ? null : { latitude, longitude };
}

function minutesOf(offset: string): number | null {
  const [, sign, hours, minutes] = OFFSET.exec(offset) ?? [];
  if (!sign) return null;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function degreesOf({ angle, reference }: Angle, positive: string, negative: string): number | null {
  const side = first(reference);
  if (side !== positive && side !== negative) return null;
  if (!Array.isArray(angle) || angle.length !== 3) return null;
  const [degrees = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = angle.map(fraction);
  const size = degrees + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(size)) return null;
  // Not -0 for a place on the equator.
  return side === negative && size !== 0 ? -size : size;
}

/** Some cameras write 0/0 for seconds that they do not know. */
function fraction(value: unknown): number {
  if (!Array.isArray(value)) return Number.NaN;
  const [numerator, denominator] = value.map(Number);
  if (numerator === undefined || denominator === undefined) return Number.NaN;
  return numerator === 0 ? 0 : numerator / denominator;
}

/** The library gives a text as a list of those between its zero bytes. */
function first(value: unknown): string {
  return Array.isArray(value) && typeof value[0] === "string" ? value[0].trim() : "";
}
