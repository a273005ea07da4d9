const HEAD =
  "From: Sunrise <donotreply@appfolio.com>\r\nSubject: Work Order #48213-1\r\nMIME-Version: 1.0\r\n";

const bytes = (text: string) => new TextEncoder().encode(text);
const plain = (text: string) => bytes(`${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`);
const html = (text: string) => bytes(`${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n${text}`);

const MILLION = 1_000_000;

/** Mails too large to keep as files, each made to take a careless reader's time or memory. */
export const MADE: Record<string, () => Uint8Array> = {
  "multiparts in multiparts": () => bytes(HEAD + nested(1_000)),
  "headers of two megabytes": () => bytes(`${HEAD}X-Padding: ${"a\r\n ".repeat(MILLION / 2)}end\r\n\r\nText`),
  "ten thousand headers": () => bytes(`${HEAD}${"X-More: 1\r\n".repeat(10_000)}\r\nText`),
  "five megabytes of nested divs": () => html("<div>".repeat(MILLION)),
  "five megabytes of nested tables": () => html("<table><tr><td>".repeat(MILLION / 3)),
  "five megabytes of tables with words": () => html("<table><tr><td>x".repeat(MILLION / 3)),
  "five megabytes of open comments": () => html("<!--".repeat(MILLION)),
  "five megabytes of open links": () => html('<a href="https://x.example/'.repeat(MILLION / 6)),
  "a million entities": () => html("&nbsp;".repeat(MILLION)),
  spaces: () => plain(`Work Order #:${" ".repeat(100_000)}48213-1`),
  colons: () => plain(":".repeat(100_000)),
  digits: () => plain(`NTE: ${"1".repeat(100_000)}`),
  "digits and points": () => plain(`NTE: ${"1,".repeat(50_000)}\nDue: ${"1/".repeat(50_000)}`),
  "lines of labels": () => plain("Address: 1 First St\n".repeat(10_000)),
  "lines of forwarded heads": () => plain("\nFrom: a@b.example\nSubject: Fwd: x\n".repeat(5_000)),
  "quotations in quotations": () => plain(`${"> ".repeat(50_000)}Work Order: 1\n`.repeat(3)),
  "a subject of brackets": () =>
    bytes(`From: a@b.example\r\nSubject: ${"[Fwd: ".repeat(20_000)}\r\n\r\nText`),
  "a sender of brackets": () => bytes(`From: ${"<(".repeat(20_000)}a@b.example\r\n\r\nText`),
  "encoded words": () => bytes(`Subject: ${"=?utf-8?Q?a?=\r\n ".repeat(5_000)}\r\n\r\nText`),
  "mails in mails": () => bytes(mailsInMails(200)),
};

function nested(depth: number): string {
  const parts = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  );
  return `${parts.join("")}\r\nWork Order #: 48213-1`;
}

function mailsInMails(depth: number): string {
  const one = (at: number) =>
    `${HEAD}Content-Type: multipart/mixed; boundary="m${at}"\r\n\r\n--m${at}\r\nContent-Type: text/plain\r\n\r\nLevel ${at}\r\n--m${at}\r\nContent-Type: message/rfc822\r\n\r\n`;
  return `${Array.from({ length: depth }, (_, at) => one(at)).join("")}${HEAD}\r\nWork Order #: 48213-1`;
}
