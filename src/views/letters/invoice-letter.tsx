import type { DeliveryRow, InvoiceRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { taxSums, taxWords } from "../../worker/money/tax-sums.ts";
import { calendarDateIn, daysBetween } from "../../worker/time/calendar.ts";
import { formatLongDate } from "../../worker/time/format.ts";
import { type Letter, LetterButton, LetterFrame } from "./letter-frame.tsx";

/**
 * The letter with which an invoice goes out, and the one that reminds of it: what was done, what it costs, until when, one button.
 * The same facts give the same letter, so that a repeat is recognised as one.
 * @param now milliseconds since 1970: how late a reminder comes
 */
export async function invoiceLetter(
  job: Job,
  invoice: InvoiceRow,
  delivery: Pick<DeliveryRow, "kind" | "sequence">,
  link: string,
  now: number,
): Promise<Letter> {
  const facts = factsOf(job, invoice, delivery, now);
  const html = await (<LetterBody job={job} facts={facts} link={link} />).toString();
  const { organisation } = job;
  const text = [
    ...(facts.test ? [TEST] : []),
    facts.greeting,
    facts.opening,
    facts.lines.map(([what, amount]) => `${what}: ${amount}`).join("\n"),
    `${facts.amountLabel}: ${facts.amount}, due ${facts.dueOn}`,
    `See the photos and ${facts.toPay}:\n${link}`,
    [organisation.name, organisation.phone, organisation.email, organisation.address]
      .filter(Boolean)
      .join("\n"),
  ].join("\n\n");
  return { subject: facts.subject, html: `<!doctype html>${html}`, text };
}

const TEST = "Test: no real money moves.";

type Facts = {
  /** Whether it is of Stripe's test mode. */
  test: boolean;
  subject: string;
  greeting: string;
  opening: string;
  lines: [string, string][];
  amountLabel: string;
  amount: string;
  dueOn: string;
  reference: string;
  button: string;
  /** What the page behind the button is for: a bill that is paid outside is not paid there. */
  toPay: string;
};

function factsOf(
  job: Job,
  invoice: InvoiceRow,
  delivery: Pick<DeliveryRow, "kind" | "sequence">,
  now: number,
): Facts {
  const { organisation, customer, site, row } = job;
  const { locale, timeZone } = organisation;
  const money = (amount: number) => formatMoney(amount, invoice.currency, locale);
  const number = invoice.number ?? "";
  const place = [site.line1, site.line2, site.city].filter(Boolean).join(", ");
  const order = row.ticketNumber ? `work order ${row.ticketNumber}` : null;
  const reference = [`Invoice ${number}`, order, row.purchaseOrder && `PO ${row.purchaseOrder}`]
    .filter(Boolean)
    .join(", ");
  const done =
    row.completedAt === null ? null : formatLongDate(calendarDateIn(timeZone, row.completedAt), locale);
  const dueOn = formatLongDate(invoice.dueOn, locale);
  const amount = money(invoice.amountDue);
  const isPaidThere = invoice.via !== "outside";
  const button = isPaidThere ? `Pay ${amount}` : "See how to pay";
  const toPay = isPaidThere ? "pay" : "how to pay";
  const test = !invoice.livemode && isPaidThere;
  const common = { test, greeting: `Hello ${customer.name},`, amount, dueOn, reference, button, toPay };
  if (delivery.kind === "reminder") {
    const late = daysBetween(invoice.dueOn, calendarDateIn(timeZone, now));
    return {
      ...common,
      subject: `Reminder: invoice ${number} from ${organisation.name} was due on ${dueOn}`,
      opening: `${amount} for “${row.title}” at ${place} was due on ${dueOn}, ${late} days ago. If you paid in the meantime, please disregard this letter.`,
      lines:
        invoice.amountPaid > 0
          ? [
              ["Total", money(invoice.total)],
              ["Paid so far", money(invoice.amountPaid)],
            ]
          : [],
      amountLabel: "Still open",
    };
  }
  const paid: [string, string][] = invoice.amountPaid > 0 ? [["Paid so far", money(invoice.amountPaid)]] : [];
  return {
    ...common,
    subject: [`Invoice ${number}`, order, row.title, organisation.name].filter(Boolean).join(" · "),
    opening: openingOf(invoice, `“${row.title}” at ${place}`, done),
    lines: [
      ...invoice.lines.map((line): [string, string] => [
        [
          line.description,
          ...(line.quantity === "1" ? [] : [`${line.quantity} × ${money(line.unitAmount)}`]),
          ...(line.discount ? [`less ${money(line.discount)}`] : []),
          ...(line.before?.amount ? [`less ${money(line.before.amount)} billed before`] : []),
        ].join(", "),
        money(line.amount),
      ]),
      ...taxSums(invoice.lines).map((one): [string, string] => [taxWords(one), money(one.tax)]),
      ...paid,
    ],
    amountLabel: "To pay",
  };
}

/** A part that is billed while the work goes on says what it is, and promises no photos of work that is not done. */
function openingOf({ kind }: InvoiceRow, work: string, done: string | null): string {
  if (done === null && kind === "deposit") return `This is the deposit for ${work}.`;
  if (done === null && kind === "progress") return `This is the bill for a part of ${work} that is done.`;
  return `${work} ${done ? `was finished on ${done}` : "is finished"}. The photos are on the page behind the button.`;
}

function LetterBody({ job, facts, link }: { job: Job; facts: Facts; link: string }) {
  const { organisation } = job;
  return (
    <LetterFrame organisation={organisation} title={facts.subject}>
      {facts.test && <p style="margin:0 0 16px;padding:4px 8px;background:#f3f0e8;font-size:13px">{TEST}</p>}
      <p style="margin:0 0 8px">{facts.greeting}</p>
      <p style="margin:0 0 24px">{facts.opening}</p>
      <p style="margin:0;font-size:34px;line-height:1.15;font-weight:650;letter-spacing:-0.02em">
        {facts.amount}
      </p>
      <p style="margin:4px 0 24px;color:#666257">
        {facts.reference}, due {facts.dueOn}
      </p>
      <LetterButton link={link}>{facts.button}</LetterButton>
      {facts.lines.length > 0 && (
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="border-collapse:collapse"
        >
          {facts.lines.map(([what, amount]) => (
            <tr>
              <td style="padding:8px 12px 8px 0;border-top:1px solid #e3dfd5">{what}</td>
              <td style="padding:8px 0;border-top:1px solid #e3dfd5;text-align:right;white-space:nowrap">
                {amount}
              </td>
            </tr>
          ))}
        </table>
      )}
      <p style="margin:24px 0 0;color:#666257;font-size:13px">
        Something wrong, or not yours to pay? Answer this letter
        {organisation.phone ? ` or call ${organisation.phone}` : ""}. Card details go to Stripe, never to us.
      </p>
    </LetterFrame>
  );
}
