import type { MoneySubject } from "../../worker/delivery/subject.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { calendarDateIn } from "../../worker/time/calendar.ts";
import { formatLongDate } from "../../worker/time/format.ts";
import { paymentMethodWords } from "../pay/words.ts";
import { type Letter, LetterButton, LetterFrame } from "./letter-frame.tsx";

/**
 * The letter that confirms a payment, or tells of a credit note: the amount, what it was for, each fact a line. The same facts give the
 * same letter, so that a repeat is recognised as one.
 * @param link the customer's page of the invoice
 */
export async function moneyLetter(job: Job, subject: MoneySubject, link: string): Promise<Letter> {
  const { organisation } = job;
  const told = subject.about === "receipt" ? receiptOf(job, subject) : creditOf(job, subject);
  const greeting = `Hello ${subject.invoice.billTo?.name ?? job.customer.name},`;
  const html = await (
    <LetterFrame organisation={organisation} title={told.subject}>
      <p style="margin:0 0 8px">{greeting}</p>
      <p style="margin:0 0 24px">{told.opening}</p>
      <p style="margin:0 0 24px;font-size:34px;line-height:1.15;font-weight:650;letter-spacing:-0.02em">
        {told.amount}
      </p>
      <Facts lines={told.lines} />
      <p style="margin:0 0 24px" />
      <LetterButton link={link}>{told.button}</LetterButton>
      <p style="margin:0;color:#666257;font-size:13px">
        Something wrong? Answer this letter{organisation.phone ? ` or call ${organisation.phone}` : ""}.
      </p>
    </LetterFrame>
  ).toString();
  const contact = [organisation.name, organisation.phone, organisation.email, organisation.address];
  const text = [
    greeting,
    told.opening,
    told.lines.map(([name, value]) => `${name}: ${value}`).join("\n"),
    `${told.button}:\n${link}`,
    contact.filter(Boolean).join("\n"),
  ].join("\n\n");
  return { subject: told.subject, html: `<!doctype html>${html}`, text };
}

type Told = { subject: string; opening: string; amount: string; lines: [string, string][]; button: string };

function receiptOf(job: Job, { invoice, payment }: Extract<MoneySubject, { about: "receipt" }>): Told {
  const { organisation, row } = job;
  const { locale, timeZone, name } = organisation;
  const money = (minor: number) => formatMoney(minor, invoice.currency, locale);
  const number = invoice.number ?? "";
  const day = payment.receivedOn ?? calendarDateIn(timeZone, payment.at);
  const came = payment.source === "recorded" ? "We received your payment" : "Your payment came";
  return {
    subject: `Receipt: ${money(payment.amount)} for invoice ${number} · ${name}`,
    opening: `${came} for “${row.title}”. Thank you.`,
    amount: money(payment.amount),
    lines: [
      ["Date", formatLongDate(day, locale)],
      ["Paid by", paymentMethodWords(payment)],
      ["Invoice", number],
      ...(row.ticketNumber ? [["Work order", row.ticketNumber] as [string, string]] : []),
    ],
    button: "See the receipt",
  };
}

function creditOf(job: Job, { invoice, note }: Extract<MoneySubject, { about: "credit_note" }>): Told {
  const { organisation } = job;
  const { locale, timeZone, name } = organisation;
  const money = (minor: number) => formatMoney(minor, invoice.currency, locale);
  const number = note.number ?? "";
  const issued = note.issuedAt ?? note.createdAt;
  const lines = note.lines.map((line): [string, string] => [line.description, money(line.amount)]);
  return {
    subject: `Credit note ${number} for invoice ${invoice.number ?? ""} · ${name}`,
    opening: `We took something back of invoice ${invoice.number ?? ""}: ${note.reason}`,
    amount: money(note.total),
    lines: [
      ["Credit note", number],
      ["Date", formatLongDate(calendarDateIn(timeZone, issued), locale)],
      ...lines,
      ...(note.tax > 0 ? [["Tax", money(note.tax)] as [string, string]] : []),
      ["Total", money(note.total)],
      ...(note.giveBack === "none" ? [] : [["What you paid", GIVE_BACK[note.giveBack]] as [string, string]]),
    ],
    button: "See the invoice",
  };
}

const GIVE_BACK = {
  refund: "goes back the way it came; that takes a bank up to 10 days",
  outside: "is given back to you by us",
} as const;

function Facts({ lines }: { lines: [string, string][] }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse">
      {lines.map(([name, value]) => (
        <tr>
          <td style="padding:8px 12px 8px 0;border-top:1px solid #e3dfd5;color:#666257">{name}</td>
          <td style="padding:8px 0;border-top:1px solid #e3dfd5;text-align:right">{value}</td>
        </tr>
      ))}
    </table>
  );
}
