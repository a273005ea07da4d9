export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of an organisation's locale, such as `es-MX`; English where it is none of ours. */
export function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => language === locale.split("-")[0]?.toLowerCase()) ?? "en";
}

/**
 * How dates, times and numbers are told to someone who reads this language at the organisation's place: `es` at `en-US` is
 * `es-US`, with the place's own habits.
 */
export function localeFor(language: Language, locale: string): string {
  if (languageOf(locale) === language) return locale;
  const { region } = new Intl.Locale(locale);
  return region ? `${language}-${region}` : language;
}
