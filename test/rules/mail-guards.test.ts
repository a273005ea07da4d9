import { expect, test } from "vitest";
import { judgeMail, type MailToJudge, MOST_MAIL_BYTES } from "../../src/worker/intake/mail/guards.ts";
import { LOOP_HEADER } from "../../src/worker/intake/mail/loop-header.ts";
import { type MailHeader, readHead } from "../../src/worker/intake/mail/read-head.ts";
import { CLOUDFLARE, isVouchedFor, readChecks } from "../../src/worker/intake/mail/sender-checks.ts";
import { rawMail } from "../mails/read-mail.ts";

const PASSED =
  "mx.cloudflare.net; dkim=pass header.d=appfolio.com header.s=s1; dmarc=pass header.from=appfolio.com; spf=pass smtp.mailfrom=bounce@mail.appfolio.com";

/** A mail of an allowed portal that nothing is wrong with; `headers` stand above its own. */
function mailWith({
  headers = {},
  ...rest
}: Partial<Omit<MailToJudge, "headers">> & { headers?: Record<string, string> } = {}) {
  const usual = {
    "authentication-results": PASSED,
    from: "Sunrise <donotreply@appfolio.com>",
    subject: "New Work Order #48213-1",
    "auto-submitted": "auto-generated",
    precedence: "bulk",
  };
  const list: MailHeader[] = Object.entries({ ...usual, ...headers }).map(([name, value]) => ({
    name,
    value,
  }));
  return {
    ...{ envelopeFrom: "bounce@mail.appfolio.com", envelopeTo: "orders-7f3k@in.closeout.example" },
    ...{ bytes: 5_000, senders: ["appfolio.com"], authserv: CLOUDFLARE, headers: list },
    ...rest,
  };
}

function sample(name: string, more: Partial<MailToJudge> = {}) {
  const raw = rawMail(name);
  return judgeMail({ ...mailWith(), headers: readHead(raw).headers, bytes: raw.length, ...more });
}

test("a portal's own notice is taken, though a program sent it", () => {
  expect(judgeMail(mailWith())).toEqual({ kind: "take" });
  expect(sample("appfolio/new-html")).toEqual({ kind: "take" });
});

test.each([
  ["appfolio.com", true],
  ["@AppFolio.com", true],
  ["donotreply@appfolio.com", true],
  ["someone@appfolio.com", false],
  ["folio.com", false],
  ["com.appfolio.com", false],
  ["", false],
  ["@", false],
])("a list with %s lets donotreply@appfolio.com in: %s", (allowed, isIn) => {
  expect(judgeMail(mailWith({ senders: ["other.example", allowed] })).kind).toBe(isIn ? "take" : "set_aside");
});

test("a domain on the list stands for its subdomains, and for none that only ends alike", () => {
  const from = (address: string) =>
    judgeMail(
      mailWith({
        headers: {
          from: address,
          "authentication-results": `mx.cloudflare.net; dmarc=pass header.from=${address.split("@")[1]}`,
        },
      }),
    ).kind;
  expect(from("a@mail.appfolio.com")).toBe("take");
  expect(from("a@notappfolio.com")).toBe("set_aside");
  expect(from("a@appfolio.com.evil.example")).toBe("set_aside");
});

test("while nobody is on the list, every mail waits, and says whom to allow", () => {
  expect(judgeMail(mailWith({ senders: [] }))).toEqual({
    kind: "set_aside",
    reason:
      "No sender is allowed for this portal yet. Allow donotreply@appfolio.com if its mails are work orders.",
  });
});

test("a name that looks like an allowed address allows nobody", () => {
  expect(sample("hostile/spoofed-name")).toEqual({
    kind: "set_aside",
    reason:
      "x@evil.example is not on the list of senders of this portal. Add it if its mails are work orders.",
  });
});

test("results that came with the mail are not believed", () => {
  const head = readHead(rawMail("hostile/spoofed-forged-results"));
  expect(readChecks(head.headers, CLOUDFLARE)).toEqual({ spf: "fail", dkim: "none", dmarc: "fail" });
  expect(sample("hostile/spoofed-forged-results")).toMatchObject({
    kind: "set_aside",
    reason: expect.stringContaining("may be forged"),
  });
});

test.each<[string, Record<string, string>, string | null]>([
  ["two senders", { from: "a@appfolio.com, b@evil.example" }, "more than one sender"],
  ["no sender", { from: "" }, "does not say who sent it"],
  ["a group for a sender", { from: "undisclosed:;" }, "does not say who sent it"],
  [
    "results of another server",
    { "authentication-results": PASSED.replace("cloudflare", "cl0udflare") },
    null,
  ],
  ["no results at all", { "authentication-results": "" }, null],
])("%s", (_, headers, reason) => {
  const judged = judgeMail(mailWith({ headers }));
  if (reason) expect(judged).toMatchObject({ kind: "set_aside", reason: expect.stringContaining(reason) });
  // A server that checks nothing leaves it to the list.
  else expect(judged).toEqual({ kind: "take" });
});

test.each([
  ["dmarc=pass header.from=appfolio.com", true],
  ["dmarc=fail; spf=pass smtp.mailfrom=x@appfolio.com", false],
  ["spf=fail smtp.mailfrom=x@appfolio.com; dkim=fail header.d=appfolio.com", false],
  ["spf=softfail smtp.mailfrom=x@appfolio.com; dkim=pass header.d=appfolio.com", true],
  ["dmarc=none; dkim=pass header.d=mail.appfolio.com", true],
  ["dmarc=none; dkim=pass header.i=@appfolio.com", true],
  ["dmarc=none; spf=pass smtp.mailfrom=bounce@mail.appfolio.com", true],
  ["dmarc=none; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example", false],
  ["dmarc=none; dkim=pass header.d=com", false],
  ["dkim=pass (good; dmarc=pass) header.d=evil.example", false],
  ["DKIM = pass header.d = appfolio.com", true],
  ['dkim/1=pass header.d="appfolio.com"', true],
  ["none", false],
])("%s speaks for appfolio.com: %s", (results, speaks) => {
  const headers = [{ name: "authentication-results", value: `mx.cloudflare.net; ${results}` }];
  expect(isVouchedFor(headers, CLOUDFLARE, "appfolio.com")).toBe(speaks);
});

test("a second From header is a second sender", () => {
  const mail = mailWith();
  const headers = [...mail.headers, { name: "from", value: "x@evil.example" }];
  expect(judgeMail({ ...mail, headers })).toMatchObject({
    reason: expect.stringContaining("more than one sender"),
  });
});

test("what Cloudflare finds is kept as three results", () => {
  const { headers } = readHead(rawMail("appfolio/new-plain"));
  expect(readChecks(headers, CLOUDFLARE)).toEqual({ spf: "pass", dkim: "pass", dmarc: "pass" });
  expect(readChecks(headers, "mx.other.example")).toEqual({ spf: "none", dkim: "none", dmarc: "none" });
  expect(readChecks([], CLOUDFLARE)).toEqual({ spf: "none", dkim: "none", dmarc: "none" });
});

test.each<[string, Partial<Omit<MailToJudge, "headers">> & { headers?: Record<string, string> }]>([
  ["our own mark", { headers: { [LOOP_HEADER.toLowerCase()]: "1" } }],
  ["our own address as its sender", { headers: { from: "orders-7f3k@in.closeout.example" } }],
])("a mail with %s has come round and is sent back", (_, mail) => {
  expect(judgeMail(mailWith(mail))).toMatchObject({
    kind: "refuse",
    reason: expect.stringContaining("loop"),
  });
});

test("a mail that went through too many servers is sent back", () => {
  expect(sample("hostile/too-many-hops").kind).toBe("refuse");
  expect(sample("hostile/loop").kind).toBe("refuse");
});

test("a mail of more than 25 MiB is sent back, one of exactly that is not", () => {
  expect(judgeMail(mailWith({ bytes: MOST_MAIL_BYTES + 1 })).kind).toBe("refuse");
  expect(judgeMail(mailWith({ bytes: MOST_MAIL_BYTES })).kind).toBe("take");
});

test.each<[string, Partial<Omit<MailToJudge, "headers">> & { headers?: Record<string, string> }]>([
  ["an answer of RFC 3834", { headers: { "auto-submitted": "auto-replied (vacation)" } }],
  ["an old way to say so", { headers: { "x-autoreply": "yes" } }],
  ["another", { headers: { precedence: "auto_reply" } }],
  ["Outlook's subject", { headers: { subject: "Automatic reply: New Work Order" } }],
  ["the same in Spanish, encoded", { headers: { subject: "=?utf-8?Q?Respuesta_autom=C3=A1tica:_orden?=" } }],
])("%s is an automatic answer, even from an allowed sender", (_, mail) => {
  expect(judgeMail(mailWith(mail))).toEqual({
    kind: "set_aside",
    reason: "It is an automatic answer, not a work order.",
  });
});

test.each<[string, Partial<Omit<MailToJudge, "headers">> & { headers?: Record<string, string> }]>([
  ["nobody as its sender", { envelopeFrom: "" }],
  ["an empty path back", { envelopeFrom: "<>" }],
  [
    "a report inside",
    { headers: { "content-type": 'multipart/report; report-type=delivery-status; boundary="b"' } },
  ],
  ["a mail server as its sender", { headers: { from: "Mail System <MAILER-DAEMON@appfolio.com>" } }],
  ["such a subject", { headers: { subject: "Undelivered Mail Returned to Sender" } }],
])("a mail with %s is a notice of a mail that came back", (_, mail) => {
  expect(judgeMail(mailWith(mail))).toMatchObject({
    kind: "set_aside",
    reason: expect.stringContaining("could not be delivered"),
  });
});

test("samples of an answer and of a returned mail are set aside", () => {
  expect(sample("hostile/vacation", { senders: ["harborpm.example"] }).kind).toBe("set_aside");
  expect(sample("hostile/bounce", { senders: ["harborpm.example"] }).kind).toBe("set_aside");
});

test("a work order about an office that is out is a work order", () => {
  expect(judgeMail(mailWith({ headers: { subject: "Out of office building: lights" } })).kind).toBe("take");
});
