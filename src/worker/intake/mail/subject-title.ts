import { numberIn } from "./prose.ts";

/** What a subject says besides that there is an order and its number: words that say nothing of the work. */
const EMPTY =
  /\b(?:new|assigned|assignment|work ?orders?|orders?|maintenance|dispatch|wo|w\/o|service requests?|service orders?|job|ticket|meld|request|number|tracking|has been|was|is|you|your|for|to|from|reminder|action required|nueva?|actualizada?|orden|de|trabajo|asignada?|solicitud)\b/giu;

/** How the subject of a mail reads that only tells what has changed. */
const NEWS =
  /\b(?:updated?|revised|changed?|amended|increased?|raised|rescheduled|reminder|cancell?ed|approved|actualizad[oa]|modificad[oa]|ampliad[oa]|recordatorio|cancelad[oa]|anulad[oa])\b/i;

/** Whether a subject announces a change of an order rather than an order. */
export function isNews(subject: string): boolean {
  return NEWS.test(subject);
}

/** The work in a subject such as `New Work Order 48213-1: Leaking kitchen tap`; undefined where it tells none, or only news of it. */
export function subjectTitle(subject: string): string | undefined {
  if (isNews(subject)) return undefined;
  const number = numberIn(subject);
  const after = number ? subject.slice(subject.indexOf(number) + number.length) : subject;
  const rest = after.replace(/^[\s\])}:;,.|–—-]{1,20}/, "").trim();
  // "… has been assigned to you", "… for 12 Elm St": no work.
  if (/^(?:for|at|to|has|was|is|en|para|ha|de)\b/i.test(rest)) return undefined;
  const left = rest.replace(EMPTY, "").replace(/[^\p{L}]/gu, "");
  return left.length >= 4 ? rest : undefined;
}
