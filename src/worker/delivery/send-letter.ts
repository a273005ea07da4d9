import { askLetter } from "../../views/letters/ask-letter.tsx";
import { askText } from "../../views/letters/ask-text.ts";
import { invoiceLetter } from "../../views/letters/invoice-letter.tsx";
import type { Letter } from "../../views/letters/letter-frame.tsx";
import { moneyLetter } from "../../views/letters/money-letter.tsx";
import { type AskedFor, askUrl } from "../confirm/link.ts";
import type { DeliveryRow } from "../database/rows.ts";
import type { Work } from "../jobs/next-work.ts";
import type { Job } from "../jobs/types.ts";
import { payUrl } from "../payments/pay-link.ts";
import { now } from "../time/clock.ts";
import { attachCreditNote, attachPapers } from "./attach-papers.ts";
import { byMailRules } from "./invoice-mail.ts";
import { type Mail, mailbox, sendMail } from "./mail-gateway.ts";
import { isPhone, phoneFor } from "./recipient.ts";
import type { AskSubject } from "./subject.ts";
import { sendText } from "./text-gateway.ts";
import type { DeliveryAnswer } from "./types.ts";

export type DeliveryWork = Extract<Work, { kind: "delivery" }>;

/** Writes the letter, or the text where the recipient is a phone, and hands it over. */
export async function sendLetter(env: Env, job: Job, work: DeliveryWork): Promise<DeliveryAnswer> {
  const { delivery } = work;
  const base = env.APP_URL;
  if (!base) return { kind: "refused", reason: "The address of this installation (APP_URL) is not set." };
  if (work.about === "invoice") return await mailInvoice(env, base, job, work);
  if (work.about === "receipt" || work.about === "credit_note") {
    const link = await payUrl(env, base, work.invoice);
    const letter = await moneyLetter(job, work, link);
    if (work.about === "receipt") return await mail(env, job, delivery, letter);
    const attached = await attachCreditNote(env, job, work.note);
    if (!attached.ok) return { kind: attached.final ? "refused" : "unknown", reason: attached.reason };
    return await mail(env, job, delivery, { ...letter, attachments: attached.attachments });
  }
  const link = await askLink(env, base, job, work);
  if (!isPhone(delivery.recipient)) return await mail(env, job, delivery, await askLetter(job, work, link));
  const to = phoneFor(job, delivery.recipient);
  if (!to) return { kind: "refused", reason: "The phone number lacks its country code." };
  return await sendText(env, { to, body: askText(job, work, link) });
}

/** The invoice with its papers as its manager wants them; a reminder of it is a letter and no more. */
async function mailInvoice(
  env: Env,
  base: string,
  job: Job,
  { delivery, invoice }: Extract<DeliveryWork, { about: "invoice" }>,
): Promise<DeliveryAnswer> {
  const link = await payUrl(env, base, invoice);
  const letter = await invoiceLetter(job, invoice, delivery, link, now(env));
  if (delivery.kind === "reminder") return await mail(env, job, delivery, letter);
  const attached = await attachPapers(env, job, invoice, base);
  if (!attached.ok) return { kind: attached.final ? "refused" : "unknown", reason: attached.reason };
  const { attachments } = attached;
  return await mail(env, job, delivery, { ...byMailRules(job, invoice, letter), attachments });
}

function askLink(env: Env, base: string, { row }: Job, subject: AskSubject): Promise<string> {
  const { organisationId, id: jobId } = row;
  const link = (asked: AskedFor, id: string) => askUrl(env, base, asked, { organisationId, jobId, id });
  switch (subject.about) {
    case "confirmation":
      return link("confirm", subject.confirmation.id);
    case "more":
      return link("more", subject.request.id);
    case "change":
      return link("change", subject.order.id);
  }
}

async function mail(
  env: Env,
  { organisation, row }: Job,
  delivery: DeliveryRow,
  letter: Letter & Pick<Mail, "cc" | "attachments">,
): Promise<DeliveryAnswer> {
  return await sendMail(env, {
    ...letter,
    from: mailbox(organisation.name, organisation.email),
    to: delivery.recipient,
    replyTo: organisation.email,
    // A letter that a person has sent again begins anew; a repeat of the same try is recognised.
    tags: [
      { name: "organisation", value: organisation.id },
      { name: "job", value: row.id },
      { name: "delivery", value: delivery.id },
    ],
    idempotencyKey: `${delivery.id}:${delivery.firstTriedAt ?? 0}`,
  });
}
