import type { OrganisationRow } from "../database/rows.ts";
import { formatAmount, formatMoney } from "../money/format.ts";
import { dateWords, rateWords, type Speech, speechOf } from "../papers/words.ts";
import { calendarDateIn } from "../time/dates.ts";

/** How a paper about money says its figures and days. */
export type Voice = {
  speech: Speech;
  /** Minor units with the currency's sign, and without it for columns. */
  money: (minor: number) => string;
  amount: (minor: number) => string;
  /** A percentage in text, such as `7.5%`. */
  rate: (percent: string) => string;
  /** A calendar date, and the vendor's date at a moment. */
  date: (date: string) => string;
  day: (at: number) => string;
};

export function voiceOf(organisation: Pick<OrganisationRow, "locale" | "timeZone">, currency: string): Voice {
  const speech = speechOf(organisation);
  return {
    speech,
    money: (minor) => formatMoney(minor, currency, speech.numbers),
    amount: (minor) => formatAmount(minor, currency, speech.numbers),
    rate: (percent) => rateWords(percent, speech),
    date: (date) => dateWords(date, speech),
    day: (at) => dateWords(calendarDateIn(speech.timeZone, at), speech),
  };
}
