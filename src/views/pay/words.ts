/** A calendar date with its weekday, such as `Thursday, November 20`; `language` is that of the organisation. */
export function weekdayDate(date: string, language: string): string {
  // Noon in UTC, shown in UTC: the date stays the date that it is.
  return new Intl.DateTimeFormat(language, {
    ...{ timeZone: "UTC", weekday: "long", day: "numeric", month: "long" },
  } as const).format(Date.parse(`${date}T12:00:00Z`));
}
