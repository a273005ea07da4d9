import { addressParser, decodeWords } from "postal-mime";

/** One header as it stands in the mail, unfolded; `name` in lower case. The first of a list is the topmost. */
export type MailHeader = { name: string; value: string };

/** What a mail's headers alone tell, however broken the rest of it is. */
export type MailHead = {
  headers: MailHeader[];
  /** The From header; both empty where there is none. */
  from: { address: string; name: string };
  /** Decoded, on one line; empty where there is none. */
  subject: string;
  /** The Message-ID with its angle brackets. */
  messageId: string | null;
  /** The Date header in milliseconds since 1970; null where it is none. */
  date: number | null;
};

/** Headers of more bytes than this are read no further: what counts stands at the top. */
const LONGEST_HEAD = 256 * 1024;
const LONGEST_SUBJECT = 500;

/** Reads a mail's own headers and nothing else of it. Never throws. */
export function readHead(raw: Uint8Array): MailHead {
  const headers = headersOf(
    new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(raw.subarray(0, endOfHead(raw))),
  );
  const first = (name: string) => headers.find((header) => header.name === name)?.value ?? "";
  const date = Date.parse(first("date").slice(0, 100));
  return {
    headers,
    from: senderOf(first("from")),
    subject: oneLine(decodeWords(first("subject").slice(0, 8 * LONGEST_SUBJECT))).slice(0, LONGEST_SUBJECT),
    messageId: first("message-id").slice(0, 998) || null,
    date: Number.isNaN(date) ? null : date,
  };
}

/** Where the line ends that the empty line follows which ends the headers. */
export function endOfHead(raw: Uint8Array): number {
  const end = Math.min(raw.length, LONGEST_HEAD);
  for (let at = 0; at < end; at++) {
    if (raw[at] !== 0x0a) continue;
    const next = raw[at + 1] === 0x0d ? at + 2 : at + 1;
    if (raw[next] === 0x0a) return at;
  }
  return end;
}

function headersOf(head: string): MailHeader[] {
  const folded: string[][] = [];
  for (const line of head.split(/\r?\n/)) {
    const last = folded.at(-1);
    if (last && /^[ \t]/.test(line)) last.push(line.trim());
    else folded.push([line]);
  }
  return folded.flatMap((lines) => {
    const text = lines.join(" ");
    const colon = text.indexOf(":");
    if (colon < 1) return [];
    return [{ name: text.slice(0, colon).trimEnd().toLowerCase(), value: oneLine(text.slice(colon + 1)) }];
  });
}

/** The first mailbox. A group has none of its own. */
function senderOf(value: string): MailHead["from"] {
  const [first] = addressParser(value.slice(0, 2000), { flatten: true });
  return { address: (first?.address ?? "").toLowerCase(), name: oneLine(first?.name ?? "") };
}

/** A carriage return within a header would be a line of its own wherever it is shown or sent on. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}
