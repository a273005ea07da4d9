import { DOCUMENT_WORDS } from "../../views/parts/document-words.ts";
import { counted } from "../../views/parts/words.ts";
import type { NoticeLine } from "../database/schema.ts";
import { formatMoney } from "../money/format.ts";
import type { DocumentKind } from "../portals/profile.ts";
import { calendarDateIn, daysBetween } from "../time/calendar.ts";
import { formatDate } from "../time/format.ts";
import type { Stale, StaleJobs } from "./stale-rules.ts";

export const DOCUMENTS_PATH = "/office/settings/documents";
export const UNBILLED_PATH = "/office/jobs?filter=unbilled";
export const DRAFTS_PATH = "/office/jobs?filter=drafts";
export const ON_SITE_PATH = "/office/jobs?status=on_site";

/** More lines than this are a list, and the list is in the office. */
const MOST_LINES = 15;

type Where = { today: string; timeZone: string; locale: string };
type Ending = { kind: DocumentKind; expiresOn: string };

/** How a paper that ends is told: `The certificate of insurance ends on Dec 6, in 14 days`. */
export function endingWords({ kind, expiresOn }: Ending, today: string, locale: string): string {
  const left = daysBetween(today, expiresOn);
  const on = formatDate(expiresOn, locale, today);
  const name = DOCUMENT_WORDS[kind].the;
  if (left < 0) return `${name} ended on ${on}`;
  if (left === 0) return `${name} ends today`;
  return `${name} ends on ${on}, in ${counted(left, "day")}`;
}

/** The day's letter: what lies about, each with the place at which it is mended. */
export function digestOf(
  { unbilled, drafts, noProof }: StaleJobs,
  documents: readonly Ending[],
  where: Where,
): { title: string; lines: NoticeLine[] } {
  const done = unbilled.map((job) => lineOf(job, `${doneWords(job, where)}, not billed`));
  const drafted = drafts.map((job) => lineOf(job, `${doneWords(job, where)}, its draft waits to be sent`));
  const open = noProof.map((job) =>
    lineOf(job, `on site since ${since(job, where)}. ${job.missing.map(({ detail }) => detail).join(". ")}`),
  );
  const parts = [
    unbilled.length > 0 && `${counted(unbilled.length, "finished job")} not billed`,
    drafts.length > 0 && `${counted(drafts.length, "draft")} to be sent`,
    noProof.length > 0 && `${counted(noProof.length, "job")} on site without all proof`,
  ].filter((part) => part !== false);
  const ends = documents.map((one) => ({
    text: endingWords(one, where.today, where.locale),
    path: DOCUMENTS_PATH,
  }));
  return {
    title: parts.join(", "),
    lines: [...cut(done, UNBILLED_PATH), ...cut(drafted, DRAFTS_PATH), ...cut(open, ON_SITE_PATH), ...ends],
  };
}

function doneWords(job: Stale, where: Where): string {
  return `${formatMoney(job.total, job.currency, where.locale)}, completed ${ago(job, where)}`;
}

function lineOf({ id, ticketNumber, title }: Stale, words: string): NoticeLine {
  return { text: `${[ticketNumber, title].filter(Boolean).join(" ")}: ${words}`, path: `/office/jobs/${id}` };
}

function cut(lines: NoticeLine[], path: string): NoticeLine[] {
  if (lines.length <= MOST_LINES) return lines;
  const rest = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), { text: `And ${rest} more`, path }];
}

function ago({ since }: Stale, { today, timeZone }: Where): string {
  const days = daysBetween(calendarDateIn(timeZone, since), today);
  return days === 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
}

function since(job: Stale, { today, timeZone, locale }: Where): string {
  const date = calendarDateIn(timeZone, job.since);
  const days = daysBetween(date, today);
  return days === 0 ? "today" : days === 1 ? "yesterday" : formatDate(date, locale, today);
}
