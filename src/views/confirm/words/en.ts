import type { PhotoLabel } from "../../../worker/jobs/vocabulary.ts";

/** What a customer reads when they are asked on site, in letters, texts and pages. */
export const en = {
  language: "en",
  photo: { before: "Before", during: "During", after: "After", other: "Other" } as {
    [label in PhotoLabel]: string;
  },
  photoOf: (label: string, nth: number) => `${label} the work, photo ${nth}`,
  licence: (number: string) => `licence ${number}`,
  order: (number: string) => `work order ${number}`,
  wrong: "Something wrong?",
  tellUs: "Tell us",
  orCall: "or call",
  answerLetter: "Something wrong? Answer this letter",
  name: "Your name",
  noName: "Write your name.",
  tooLong: (letters: number) => `${letters} letters at most.`,
  notKept: "This could not be saved just now. Press again in a minute.",
  onAt: (date: string, time: string) => `${date}, ${time}`,

  confirm: {
    title: (vendor: string) => `Confirm the work of ${vendor}`,
    subject: (work: string, place: string) => `Please confirm: ${work}, ${place}`,
    heading: { open: "Please confirm the work", confirmed: "Thank you", cancelled: "Nothing to confirm" },
    opening: (vendor: string, work: string, place: string) =>
      `${vendor} says that the work “${work}” at ${place} is done.`,
    letter: "The photos are on the page behind the button. Confirming there counts as your signature.",
    open: "Look and confirm",
    statement: (work: string, place: string) => `I confirm that the work “${work}” at ${place} was done.`,
    changed: "What was done is described in other words now. Read them, then press again.",
    role: "Your role, such as tenant or owner (optional)",
    button: "Confirm the work",
    done: (name: string, moment: string) => `Confirmed by ${name} on ${moment}.`,
    doneByNobody: (moment: string) => `Confirmed on ${moment}.`,
    next: (vendor: string) => `${vendor} has your confirmation. There is nothing more to do.`,
    cancelled: "This job was cancelled; there is nothing to confirm.",
    text: (work: string, place: string) => `please confirm the work "${work}" at ${place}:`,
  },

  more: {
    title: (vendor: string) => `Approval asked for by ${vendor}`,
    subject: (amount: string, before: string, work: string) =>
      `Approval needed: ${amount} instead of ${before} for ${work}`,
    heading: {
      open: "Your approval is needed",
      answered: "Answered",
      overtaken: "Approved already",
      cancelled: "Nothing to answer",
    },
    opening: (vendor: string, work: string, place: string) =>
      `${vendor} is at work on “${work}” at ${place} and asks to go beyond the approved amount.`,
    instead: (before: string) => `instead of ${before} approved so far`,
    reason: "Why",
    asked: (who: string, moment: string) => `${who}, ${moment}`,
    letter:
      "The photos are on the page behind the button. Nothing beyond the approved amount is done without your answer.",
    open: "Look and answer",
    note: "Note (optional)",
    approve: (amount: string) => `Approve up to ${amount}`,
    decline: "Decline",
    choose: "Press one of the two buttons.",
    approved: (amount: string) => `Approved up to ${amount}.`,
    declined: (amount: string) => `${amount} was declined.`,
    stays: (before: string) => `The approved amount stays ${before}.`,
    answer: (words: string, who: string, moment: string) => `“${words}” (${who}, ${moment})`,
    next: (vendor: string) => `${vendor} has this answer in writing. There is nothing more to do.`,
    overtaken: (limit: string) => `Up to ${limit} is approved already; there is nothing to answer.`,
    cancelled: "This job was cancelled; there is nothing to answer.",
    text: (amount: string, before: string, work: string) =>
      `approval needed, ${amount} instead of ${before} for "${work}":`,
  },

  change: {
    title: (vendor: string) => `Change order from ${vendor}`,
    subject: (what: string, amount: string) => `Please approve: ${what}, ${amount}`,
    heading: {
      open: "Please approve a change",
      answered: "Answered",
      withdrawn: "Taken back",
      cancelled: "Nothing to answer",
      billed: "Nothing to answer",
    },
    opening: (vendor: string, what: string, work: string, place: string) =>
      `${vendor} proposes “${what}” beside the work “${work}” at ${place}.`,
    more: (total: string) => `more, with tax: the whole job then comes to ${total}`,
    raises: (limit: string, before: string) =>
      `That is above the ${before} approved so far. Approving allows up to ${limit}.`,
    lines: "What it holds",
    tax: "Tax",
    adds: "Added to the job",
    letter:
      "The lines are on the page behind the button. None of it is done or billed without your approval.",
    open: "Look and answer",
    approve: (amount: string) => `Approve ${amount}`,
    decline: "Decline",
    changed: "The amounts have changed. Read them, then press again.",
    approved: (amount: string) => `Approved: ${amount} more.`,
    declined: "Declined. The job stays as it was.",
    withdrawn: (vendor: string) => `${vendor} took this change back; there is nothing to answer.`,
    cancelled: "This job was cancelled; there is nothing to answer.",
    billed: (vendor: string) => `The job is billed by now. Ask ${vendor} if you still want this.`,
    text: (what: string, amount: string) => `please approve "${what}", ${amount}:`,
  },
};

export type AskWords = typeof en;
