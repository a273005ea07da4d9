import type { CrewMessages } from "../../messages/crew/messages.ts";
import { localeFor } from "../../messages/language.ts";
import { deedWords } from "../../views/crew/deed-words.ts";
import type { CrewSnapshot } from "../../worker/crew/crew-job.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { officeNow } from "../store/office-clock.ts";
import type { StoredItem } from "../store/stored-item.ts";

/** What the office reads in the place of something that could no longer be done: what was in it, and when it was. */
export function noteOf(
  { deed, at }: StoredItem,
  { job, priceBook, member }: CrewSnapshot,
  t: CrewMessages,
): string {
  const { timeZone, locale } = job.organisation;
  const clock = { timeZone, locale: localeFor(member.language, locale), now: officeNow() };
  return t.script.notTaken(deedWords(deed, { job, priceBook, clock, t }), formatMoment(at, clock));
}
