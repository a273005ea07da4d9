const formats = new Map<string, Intl.DateTimeFormat>();

/** From one time of the clock to another (`08:00`), as the locale writes it: `8:00–10:00 AM`. */
export function formatClockRange(start: string, end: string, locale: string): string {
  const range = formatFor(locale).formatRange(atClock(start), atClock(end));
  // ICU puts narrow spaces before AM and around the dash, which some fonts draw as boxes; none of it may break.
  return range.replace(/\s*–\s*/u, "–").replaceAll(/\s/gu, "\u00a0");
}

/** The time on a day that stands for no place, so that it is read back as it is. */
function atClock(time: string): number {
  return Date.parse(`2000-01-01T${time}:00Z`);
}

function formatFor(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: "UTC", hour: "numeric", minute: "2-digit" });
  formats.set(locale, made);
  return made;
}
