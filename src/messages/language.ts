export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * How numbers and times are written for a reader: as the organisation writes them where that is their language, else in
 * their language with the organisation's region, such as `es-US` beside `en-US`.
 */
export function localeFor(language: Language, organisationLocale: string): string {
  const { language: own, region } = new Intl.Locale(organisationLocale);
  return own === language ? organisationLocale : `${language}-${region ?? "US"}`;
}
