import fc from "fast-check";
import { expect, test } from "vitest";
import { completeTicket } from "../../src/worker/intake/complete-ticket.ts";
import { attachmentsOf } from "../../src/worker/intake/mail/attachments.ts";
import { parseMail } from "../../src/worker/intake/mail/parse-mail.ts";
import { type MailText, type MailTicket, readTicket } from "../../src/worker/intake/mail/read-ticket.ts";
import { ticketInput } from "../../src/worker/intake/ticket-input.ts";
import { MADE } from "../mails/hostile/made.ts";
import { AMERICAN, mailNames, openMail, rawMail, ticketIn } from "../mails/read-mail.ts";

const hostile = mailNames().filter((name) => name.startsWith("hostile/"));

/** All that is done with a mail from its bytes to its ticket and files. */
async function readAll(raw: Uint8Array) {
  const mail = await parseMail(raw);
  if (!mail.ok) return { reason: mail.reason };
  return { ticket: jobIn(mail.text), files: attachmentsOf(mail.email), text: mail.text };
}

/** The ticket of a mail, which must be one that a job takes. */
function jobIn(text: MailText): MailTicket {
  const ticket = readTicket(text, AMERICAN);
  const { layout: _, news: _news, ...loose } = ticket;
  const { error } = ticketInput.safeParse(completeTicket(loose, null).input);
  expect(error?.issues ?? []).toEqual([]);
  return ticket;
}

test.each(hostile)("%s is read without a fault", async (name) => {
  await expect(readAll(rawMail(name))).resolves.toBeDefined();
});

test.each(Object.keys(MADE))("%s: read to the end, and briefly told", async (name) => {
  const result = await readAll(MADE[name]?.() ?? new Uint8Array());
  expect(result.text?.text.length ?? 0).toBeLessThanOrEqual(650_000);
});

test("markup without a word is no description", async () => {
  const { ticket } = await readAll(MADE["five megabytes of nested divs"]?.() ?? new Uint8Array());
  expect(ticket?.description).toBeUndefined();
});

test("a mail of a thousand levels cannot be opened, and its headers are read all the same", async () => {
  const mail = await parseMail(MADE["multiparts in multiparts"]?.() ?? new Uint8Array());
  expect(mail).toMatchObject({
    ok: false,
    subject: "Work Order #48213-1",
    from: { address: "donotreply@appfolio.com" },
  });
});

test.each([
  "huge-header",
  "broken-boundary",
  "unclosed-boundary",
  "charset-unknown",
  "charset-iso-2022-jp",
  "no-headers",
  "scripts",
  "subject-injection",
])("hostile/%s still tells its order", async (name) => {
  const ticket = await ticketIn(`hostile/${name}`);
  expect(ticket).toMatchObject({ ticketNumber: "48213-1", site: { line1: "1210 W Elm St" } });
});

test("letters of another age are letters", async () => {
  expect(await ticketIn("hostile/charset-windows-1252")).toMatchObject({
    description: "Año nuevo – fuga en el baño, “urgente”.",
  });
  expect(await ticketIn("hostile/charset-iso-2022-jp")).toMatchObject({ description: "水漏れ" });
});

test("a mail that says UTF-8 and is not is read in the letters that it has", async () => {
  const ticket = await ticketIn("hostile/charset-says-utf-8-is-1252");
  expect(ticket.description).toBe("Año nuevo – fuga en el baño, “urgente”.");
});

test("one broken letter among good ones is a question mark, which a job takes", async () => {
  const head = "Content-Type: text/plain; charset=utf-8\r\n\r\n";
  const raw = Uint8Array.of(...new TextEncoder().encode(`${head}Baño y cocina`), 0xc3);
  expect(await parseMail(raw)).toMatchObject({ text: { text: "Baño y cocina?" } });
});

test("a line end in a subject adds no header and no line", async () => {
  const mail = await openMail("hostile/subject-injection");
  expect(mail.subject).toBe("Work Order #48213-1 Bcc: victim@example.com <script>alert(1)</script>");
  expect(mail.headers.map(({ name }) => name)).not.toContain("bcc");
});

test("nothing that a reader does not see is read", async () => {
  const { text } = await openMail("hostile/scripts");
  expect(text.text).not.toMatch(/9,999|666|hidden|javascript:/);
});

test("only the first mails within mails are opened, and the innermost stays a file", async () => {
  const mail = await parseMail(MADE["mails in mails"]?.() ?? new Uint8Array());
  if (!mail.ok) throw new Error(mail.reason);
  expect(mail.text.text.match(/Level \d+/g)).toEqual(["Level 0", "Level 1", "Level 2", "Level 3"]);
  expect(attachmentsOf(mail.email).left).toEqual([
    { fileName: "file 1", why: expect.stringContaining("could not be opened") },
  ]);
});

const samples = mailNames().map((name) => rawMail(name));
const someSample = fc.constantFrom(...samples);

const LABELS = [
  "Work Order #:",
  "NTE:",
  "Address:",
  "From:",
  "Due:",
  "Title:",
  "Bill To:",
  "Invoice Email:",
  "Zip:",
  "Unit",
];
const PIECES = [
  ...["\n", "> ", ":", "  ", "\u0000", "\ud800", "\ufffd", "\u200b", "—", "🚿".repeat(60), "a".repeat(70)],
  ...[
    "$1,2.3",
    "$450",
    "13/13/2026",
    "11/24/2026",
    "12 Elm St",
    "IL 62704",
    "a@b.c",
    "x@y.example",
    "#48213-1",
  ],
];

test("no text whatever stops it", () => {
  const word = fc.constantFrom(...LABELS, ...PIECES);
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(text, text, text, (subject, body, name) => {
      const mail = { from: { address: name, name }, subject, text: body, attachments: [] };
      expect(jobIn(mail).layout).toBeTypeOf("string");
    }),
    { numRuns: 500 },
  );
});

test("no mutilated mail stops it", async () => {
  await fc.assert(
    fc.asyncProperty(
      someSample,
      fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      fc.nat(3),
      async (raw, cuts, how) => {
        const lines = new TextDecoder("latin1").decode(raw.subarray(0, 20_000)).split("\r\n");
        const at = (cut: number) => cut % lines.length;
        for (const cut of cuts) {
          if (how === 0) lines.splice(at(cut), 1);
          else if (how === 1) lines.splice(at(cut), 0, lines[at(cut * 7)] ?? "");
          else if (how === 2) lines.push(...lines.splice(at(cut), 5));
          else lines[at(cut)] = (lines[at(cut)] ?? "").slice(cut % 40);
        }
        const broken = Uint8Array.from(lines.join("\r\n"), (letter) => letter.charCodeAt(0));
        const { ticket, reason } = await readAll(broken);
        expect(ticket?.layout ?? reason).toBeTypeOf("string");
      },
    ),
    { numRuns: 300 },
  );
});

test("no bytes stop it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (raw) => {
      const { ticket, reason } = await readAll(raw);
      expect(ticket?.layout ?? reason).toBeTypeOf("string");
    }),
    { numRuns: 200 },
  );
});
