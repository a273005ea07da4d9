import type { CreditNoteRow } from "../database/rows.ts";
import type { Voice } from "../invoice-pdf/voice.ts";
import type { Job } from "../jobs/types.ts";

type Parts = { refund: number; outside: number };

/** Where the credited money goes, in a sentence for each way: off what is left to pay, back as it was paid, or paid back directly. */
export function giveBackWords(
  job: Pick<Job, "intents" | "invoices" | "organisation">,
  note: CreditNoteRow,
  { money }: Voice,
): string[] {
  const number = job.invoices.find((one) => one.id === note.invoiceId)?.number ?? "";
  const asked = job.intents
    .map(({ frozen }) => frozen)
    .find((frozen) => frozen.kind === "credit_note" && frozen.creditNoteId === note.id);
  // The payment never came: another invoice asks for the same money.
  if (asked?.kind === "credit_note" && asked.undoes !== null)
    return [`No money goes back: the payment of invoice ${number} did not come, and a new invoice follows.`];
  // One that was made at Stripe does not say here where its money goes.
  if (asked === undefined && note.giveBack === "none") return [];
  const { refund, outside } = asked?.kind === "credit_note" ? asked : partsOf(note);
  const off = note.total - refund - outside;
  return [
    ...(off > 0 ? [`${money(off)} is taken off what is left to pay of invoice ${number}.`] : []),
    ...(refund > 0 ? [`${money(refund)} goes back the way it was paid.`] : []),
    ...(outside > 0 ? [`${money(outside)} is paid back by ${job.organisation.name} directly.`] : []),
  ];
}

function partsOf({ giveBack, total }: CreditNoteRow): Parts {
  return { refund: giveBack === "refund" ? total : 0, outside: giveBack === "outside" ? total : 0 };
}
