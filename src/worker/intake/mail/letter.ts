import type { MailText } from "./read-ticket.ts";

/** The part of a mail that tells the ticket: a forwarded mail's own words, without the marks that forwarding left. */
export type Letter = {
  /** Domain of whoever wrote it first, such as `appfolio.com`; empty where a forwarder left it out. */
  domain: string;
  senderName: string;
  /** Without `Fwd:` and the like. */
  subject: string;
  lines: readonly string[];
};

const DEEPEST = 5;
const LONGEST_LINE = 2_000;
/** Lines of a forwarded mail's head: sender, date, receivers, subject. */
const MOST_HEAD_LINES = 12;

/** How mail programs announce what they forward: Gmail, Outlook, Apple Mail, Thunderbird, in English, Spanish and German. */
const MARKS =
  /^[-_\s]*(?:forwarded message|original message|begin forwarded message|mensaje reenviado|mensaje original|inicio del mensaje reenviado|weitergeleitete nachricht|ursprüngliche nachricht)[-_:\s]*$/i;
/** Outlook draws a line and writes the head beneath it. */
const RULE = /^_{8,}$|^-{8,}$/;
const HEAD =
  /^\*{0,2}(from|de|von|sent|date|enviado(?: el)?|fecha|gesendet|datum|to|para|an|cc|reply-to|subject|asunto|betreff)\s?:\*{0,2}\s*(.*)$/i;
const PREFIX =
  /^(?:(?:fwd?|fw|re|rv|wg|tr|aw|reenv|reenviado)\s?:|\[(?:external|ext|externo)\]:?|external:)\s*/i;

/**
 * Finds the mail that was forwarded, if one was. What its forwarder wrote above stays where it already tells a ticket, since there the
 * older mail below is only history.
 * @param tellsTicket whether lines tell a ticket by themselves
 */
export function openLetter(mail: MailText, tellsTicket: (lines: readonly string[]) => boolean): Letter {
  let letter: Letter = {
    domain: domainOf(mail.from.address),
    senderName: mail.from.name,
    subject: bareSubject(mail.subject),
    lines: mail.text.split("\n").map(unquoted),
  };
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = forwardedIn(letter, tellsTicket);
    if (!inner) break;
    letter = inner;
  }
  return letter;
}

function forwardedIn(letter: Letter, tellsTicket: (lines: readonly string[]) => boolean): Letter | null {
  const { lines } = letter;
  // A mail may begin with the head of what it forwards.
  for (let at = -1; at < lines.length; at++) {
    const head = isMark(lines, at) && readHead(lines, at + 1);
    if (!head) continue;
    if (tellsTicket(lines.slice(0, Math.max(at, 0)))) return null;
    return {
      ...senderIn(head.from ?? ""),
      subject: bareSubject(head.subject ?? "") || letter.subject,
      lines: lines.slice(head.end),
    };
  }
  return null;
}

/** `Jane <jane@example.com>`, in Outlook also `Jane [mailto:jane@example.com]`; a forwarder may have left the address out. */
function senderIn(from: string): Pick<Letter, "domain" | "senderName"> {
  const plain = from.slice(0, 500).replaceAll("*", "").replaceAll("mailto:", "");
  const [address = ""] = /[^\s<>[\]():;,"]{1,64}@[a-z\d.-]{1,190}/i.exec(plain) ?? [];
  const [name = ""] = (address ? plain.slice(0, plain.indexOf(address)) : plain).split(/[<[(]/);
  return { domain: address ? domainOf(address) : "", senderName: name.replaceAll('"', "").trim() };
}

function isMark(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? "").slice(0, 200);
  if (MARKS.test(line)) return true;
  return (RULE.test(line) || line === "") && /^\*{0,2}(from|de|von)\s?:/i.test(lines[at + 1] ?? "");
}

/** A forwarded mail's head, which has at least two of its lines; null where there is none. */
function readHead(
  lines: readonly string[],
  start: number,
): { from?: string; subject?: string; end: number } | null {
  const head: { from?: string; subject?: string } = {};
  let found = 0;
  let at = start;
  while (at < lines.length && lines[at] === "") at++;
  for (; at < Math.min(lines.length, start + MOST_HEAD_LINES); at++) {
    const [, name = "", value = ""] = HEAD.exec(lines[at]?.slice(0, 500) ?? "") ?? [];
    if (name === "") break;
    found++;
    if (/^(from|de|von)$/i.test(name)) head.from = value;
    if (/^(subject|asunto|betreff)$/i.test(name)) head.subject = value;
  }
  return found >= 2 ? { ...head, end: at } : null;
}

/** Without the marks of a quotation, and no longer than a line is. */
function unquoted(line: string): string {
  return line
    .slice(0, LONGEST_LINE)
    .replace(/^(?:\s{0,3}>){1,20}\s?/, "")
    .trim();
}

function bareSubject(subject: string): string {
  let bare = subject.trim();
  for (let times = 0; times < 10 && PREFIX.test(bare); times++) bare = bare.replace(PREFIX, "");
  return bare;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
