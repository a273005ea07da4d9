import { rulesFor } from "../../jobs/proof-rules.ts";
import type { Job } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import { momentWords, type Speech } from "../../papers/words.ts";
import { fact } from "./cover.ts";
import type { Section } from "./types.ts";

/**
 * What was done, in the crew's words.
 * @param crew names of those whose notes are for the manager's eyes: the office's own stay in the office
 */
export function workSection(job: Job, crew: readonly string[], speech: Speech): Section {
  const { row } = job;
  const damage = row.residentDamage === null ? null : row.residentDamage ? "Yes" : "No";
  const facts = [
    fact("Resolution", row.resolutionCode),
    fact("Root cause", row.rootCause),
    fact("Serial numbers", row.serialNumbers.join(", ")),
    fact("Damage caused by the resident", damage),
  ];
  return {
    kind: "work",
    facts: facts.filter((one) => one.lines.length > 0),
    notes: job.notes
      .filter((note) => crew.includes(note.author))
      .map(({ body, author, writtenAt }) => ({
        text: body.trim(),
        by: `${author}, ${momentWords(writtenAt, speech)}`,
      })),
    checklist: rulesFor(job).checklist.map(({ id, text }) => ({
      text,
      answer: job.answers.find((one) => one.itemId === id)?.answer ?? "open",
    })),
    approvals: job.asks.flatMap((ask) => {
      if (ask.status !== "approved") return [];
      const amount = formatMoney(ask.amount, row.currency, speech.numbers);
      const when = ask.answeredAt === null ? [] : [momentWords(ask.answeredAt, speech)];
      const who = [ask.answeredBy ?? job.customer.name, ...when].join(", ");
      return [`Up to ${amount} approved by ${who}${ask.answer ? `: “${ask.answer}”` : ""}`];
    }),
  };
}
