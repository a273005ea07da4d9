import type { AskSubject } from "../../worker/delivery/subject.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { askFacts, moneyIn } from "../confirm/words.ts";
import { type Letter, LetterButton, LetterFrame } from "./letter-frame.tsx";

/**
 * The letter that asks a customer to confirm the work, or to approve more than the not-to-exceed amount or a change order: what it is
 * about, one button. The same facts give the same letter, so that a repeat is recognised as one.
 */
export async function askLetter(job: Job, subject: AskSubject, link: string): Promise<Letter> {
  const { organisation } = job;
  const { words } = askFacts(job);
  const asks = asksOf(job, subject);
  const html = await (
    <LetterFrame organisation={organisation} title={asks.subject} words={words}>
      <p style="margin:0 0 24px">{asks.opening}</p>
      {asks.amount ? <Amount {...asks} /> : null}
      <p style="margin:0 0 28px">{asks.explains}</p>
      <LetterButton link={link}>{asks.button}</LetterButton>
      <p style="margin:24px 0 0;color:#666257;font-size:13px">
        {words.answerLetter}
        {organisation.phone ? ` ${words.orCall} ${organisation.phone}` : ""}.
      </p>
    </LetterFrame>
  ).toString();
  const contact = [organisation.name, organisation.phone, organisation.email, organisation.address];
  const text = [
    asks.opening,
    [asks.amount, asks.instead].filter(Boolean).join(", "),
    asks.reason && `${words.more.reason}: ${asks.reason}`,
    asks.explains,
    `${asks.button}:\n${link}`,
    contact.filter(Boolean).join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");
  return { subject: asks.subject, html: `<!doctype html>${html}`, text };
}

type Asks = {
  subject: string;
  opening: string;
  explains: string;
  button: string;
  amount?: string;
  instead?: string;
  reason?: string;
};

function asksOf(job: Job, subject: AskSubject): Asks {
  switch (subject.about) {
    case "confirmation":
      return confirmationOf(job);
    case "more":
      return moreOf(job, subject.request);
    case "change":
      return changeOf(job, subject.order);
  }
}

function confirmationOf(job: Job): Asks {
  const { words, vendor, work, place } = askFacts(job);
  const { confirm } = words;
  return {
    subject: confirm.subject(work, job.site.line1),
    opening: confirm.opening(vendor, work, place),
    explains: confirm.letter,
    button: confirm.open,
  };
}

function moreOf(job: Job, request: Extract<AskSubject, { about: "more" }>["request"]): Asks {
  const { words, vendor, work, place } = askFacts(job);
  const { more } = words;
  const [amount, before] = [moneyIn(job, request.amount), moneyIn(job, job.row.notToExceed ?? 0)];
  return {
    subject: more.subject(amount, before, work),
    opening: more.opening(vendor, work, place),
    explains: more.letter,
    button: more.open,
    ...{ amount, instead: more.instead(before), reason: request.reason },
  };
}

function changeOf(job: Job, order: Extract<AskSubject, { about: "change" }>["order"]): Asks {
  const { words, vendor, work, place } = askFacts(job);
  const { change } = words;
  // As it was proposed, so that a letter that is repeated is the same letter.
  const amount = moneyIn(job, order.amount);
  return {
    subject: change.subject(order.title, amount),
    opening: change.opening(vendor, order.title, work, place),
    explains: change.letter,
    button: change.open,
    ...{ amount, reason: order.reason },
  };
}

function Amount({ amount, instead, reason }: Asks) {
  return (
    <>
      <p style="margin:0;font-size:34px;line-height:1.15;font-weight:650;letter-spacing:-0.02em">{amount}</p>
      <p style="margin:4px 0 16px;color:#666257">{instead}</p>
      <p style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #e3dfd5;white-space:pre-line">
        {reason}
      </p>
    </>
  );
}
