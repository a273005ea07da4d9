import { addressParser } from "postal-mime";
import { automaticKind } from "./automatic.ts";
import { LOOP_HEADER } from "./loop-header.ts";
import type { MailHeader } from "./read-head.ts";
import { isVouchedFor } from "./sender-checks.ts";

/** What Cloudflare's Email Routing takes: https://developers.cloudflare.com/email-routing/limits/ */
export const MOST_MAIL_BYTES = 25 * 1024 * 1024;
const MOST_HOPS = 25;

export type MailToJudge = {
  /** The sender that the sending server gave; empty or `<>` for bounces. */
  envelopeFrom: string;
  envelopeTo: string;
  headers: readonly MailHeader[];
  bytes: number;
  /** Who may send tickets of this portal: addresses (`orders@example.com`) or domains (`example.com`), whose subdomains count. */
  senders: readonly string[];
  /** The receiving server's own name in its Authentication-Results. */
  authserv: string;
};

/** `refuse`: back to its sender, with the reason. `set_aside`: kept, and a person decides. Reasons are sentences. */
export type Judgement = { kind: "take" } | { kind: "set_aside" | "refuse"; reason: string };

/** What is done with a mail to a portal's address, before anything in it is read. */
export function judgeMail(mail: MailToJudge): Judgement {
  const back = whyRefused(mail);
  if (back) return { kind: "refuse", reason: back };
  const aside = automaticKind(mail) ?? whyNotAllowed(mail) ?? whyNotBelieved(mail);
  return aside ? { kind: "set_aside", reason: aside } : { kind: "take" };
}

function whyRefused({ bytes, headers, envelopeTo }: MailToJudge): string | null {
  if (bytes > MOST_MAIL_BYTES)
    return "This mail is larger than 25 MB. Please send it again with smaller files.";
  const isLoop =
    headers.some(({ name }) => name === LOOP_HEADER.toLowerCase()) ||
    headers.filter(({ name }) => name === "received").length > MOST_HOPS ||
    sendersOf(headers).includes(envelopeTo.trim().toLowerCase());
  return isLoop ? "This mail goes round in a loop and was stopped." : null;
}

/** Only the address counts: a name can say anything. */
function whyNotAllowed({ headers, senders }: MailToJudge): string | null {
  const [sender, ...others] = sendersOf(headers);
  if (!sender) return "It does not say who sent it.";
  if (others.length > 0) return "It names more than one sender, so that nobody can tell who sent it.";
  if (senders.length === 0) {
    return `No sender is allowed for this portal yet. Allow ${sender} if its mails are work orders.`;
  }
  return senders.some((allowed) => covers(allowed, sender))
    ? null
    : `${sender} is not on the list of senders of this portal. Add it if its mails are work orders.`;
}

function whyNotBelieved({ headers, authserv }: MailToJudge): string | null {
  const [sender = ""] = sendersOf(headers);
  if (isVouchedFor(headers, authserv, sender.split("@").at(-1) ?? "") !== false) return null;
  return `It says that it is from ${sender}, but the checks of its sender (SPF, DKIM, DMARC) did not show that. It may be forged: ask them before you take it.`;
}

/** Every address of every From header: there should be one. */
function sendersOf(headers: readonly MailHeader[]): string[] {
  return headers
    .filter(({ name }) => name === "from")
    .flatMap(({ value }) => addressParser(value.slice(0, 2000), { flatten: true }))
    .flatMap(({ address }) => (address ? [address.toLowerCase()] : []));
}

/** `example.com` and `@example.com` stand for everybody there and in its subdomains. */
function covers(allowed: string, sender: string): boolean {
  const rule = allowed.trim().toLowerCase();
  if (rule.indexOf("@") > 0) return rule === sender;
  const domain = sender.slice(sender.lastIndexOf("@") + 1);
  const wanted = rule.replace(/^@/, "");
  return wanted !== "" && (domain === wanted || domain.endsWith(`.${wanted}`));
}
