import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { calendarDateIn } from "../../worker/time/calendar.ts";
import { formatLongDate, formatTime } from "../../worker/time/format.ts";
import { type AskWords, en } from "./words/en.ts";
import { es } from "./words/es.ts";

export type { AskWords } from "./words/en.ts";

/** The words for a customer of this organisation: Spanish where its locale is, such as `es-MX`, else English. */
export function askWords({ locale }: Pick<Job["organisation"], "locale">): AskWords {
  return new Intl.Locale(locale).language === "es" ? es : en;
}

/** What every letter, text and page of this kind tells. */
export type AskFacts = { words: AskWords; vendor: string; work: string; place: string };

export function askFacts({ organisation, row, site }: Pick<Job, "organisation" | "row" | "site">): AskFacts {
  const place = [site.line1, site.line2, site.city].filter(Boolean).join(", ");
  return { words: askWords(organisation), vendor: organisation.name, work: row.title, place };
}

/** The sentence that the customer confirms; the same on the page and in what is kept of it. */
export function statementOf(job: Pick<Job, "organisation" | "row" | "site">): string {
  const { words, work, place } = askFacts(job);
  return words.confirm.statement(work, place);
}

/** A moment as a letter writes it, such as `November 20, 2026, 9:42 AM`, by the clock where the vendor is. */
export function momentIn({ organisation }: Pick<Job, "organisation">, at: number): string {
  const { locale, timeZone } = organisation;
  const date = formatLongDate(calendarDateIn(timeZone, at), locale);
  return askWords(organisation).onAt(date, formatTime(at, organisation));
}

/** Minor units of the job's currency in words, such as `$650.00`. */
export function moneyIn({ organisation, row }: Pick<Job, "organisation" | "row">, amount: number): string {
  return formatMoney(amount, row.currency, organisation.locale);
}
