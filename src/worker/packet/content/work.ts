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
    approvals: [...approvedMore(job, speech), ...approvedChanges(job, speech)],
  };
}

/** Whatever was approved beyond the order: by whom, when, and in which words. */
function approvedMore(job: Job, speech: Speech): string[] {
  return job.asks
    .filter((ask) => ask.status === "approved")
    .map((ask) => `Up to ${moneyWords(job, ask.amount, speech)} ${approvalWords(job, ask, speech)}`);
}

function approvedChanges(job: Job, speech: Speech): string[] {
  return job.changeOrders
    .filter((order) => order.status === "approved")
    .map((order) => {
      const amount = moneyWords(job, order.amount, speech);
      return `Change “${order.title}” of ${amount} ${approvalWords(job, order, speech)}`;
    });
}

type Answered = { answeredBy: string | null; answeredAt: number | null; answer: string | null };

function approvalWords(
  { customer }: Job,
  { answeredBy, answeredAt, answer }: Answered,
  speech: Speech,
): string {
  const when = answeredAt === null ? [] : [momentWords(answeredAt, speech)];
  const who = [answeredBy ?? customer.name, ...when].join(", ");
  return `approved by ${who}${answer ? `: “${answer}”` : ""}`;
}

function moneyWords({ row }: Job, amount: number, speech: Speech): string {
  return formatMoney(amount, row.currency, speech.numbers);
}
