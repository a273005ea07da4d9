import type { Attachment, Email } from "postal-mime";
import { expect, test } from "vitest";
import { attachmentsOf } from "../../src/worker/intake/mail/attachments.ts";
import { safeFileName } from "../../src/worker/intake/mail/files/file-name.ts";
import { openMail } from "../mails/read-mail.ts";

const filesIn = async (name: string) => attachmentsOf((await openMail(name)).email);
const kept = async (name: string) =>
  (await filesIn(name)).kept.map(({ fileName, contentType }) => [fileName, contentType]);

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function file(
  filename: string | null,
  content: string | Uint8Array,
  more: Partial<Attachment> = {},
): Attachment {
  return {
    ...{ filename, mimeType: "application/octet-stream", disposition: "attachment" },
    ...{ content: typeof content === "string" ? bytes(content) : content, ...more },
  };
}

function filesOf(...attachments: Attachment[]) {
  const email: Email = { headers: [], headerLines: [], attachments };
  return attachmentsOf(email);
}

test("the work order and the photo go to the job, the logo within the text does not", async () => {
  expect(await kept("appfolio/new-html")).toEqual([
    ["Work Order 48213-1.pdf", "application/pdf"],
    ["kitchen faucet.png", "image/png"],
  ]);
});

test("the files of a mail that was forwarded as a file go along", async () => {
  expect(await kept("yardi/forwarded-as-attachment")).toEqual([["thermostat.png", "image/png"]]);
});

test("what could do harm stays in the message, and each says why", async () => {
  const { kept, left } = await filesIn("hostile/files");
  expect(kept.map(({ fileName }) => fileName)).toEqual(["_CON.pdf", `${"n".repeat(116)}.png`]);
  expect(left.map(({ fileName, why }) => [fileName, why.split(/[.,]/)[0]])).toEqual([
    ["photos.zip", "It is an archive"],
    ["x.exe", "It is a program or can hold one"],
    ["invoicefdp.exe", "It is a program or can hold one"],
    ["photo.jpg", "It is a program or can hold one"],
    ["logo.svg", "It is a web page or a drawing that can hold a program"],
    ["empty.pdf", "It is empty"],
  ]);
});

test.each([
  ["order.pdf", "%PDF-1.7", "application/pdf", "order.pdf"],
  ["order", "\n%PDF-1.7", "application/pdf", "order.pdf"],
  ["photo.png", "\xff\xd8\xff\xe0", "image/jpeg", "photo.jpg"],
  ["photo.JPEG", "\xff\xd8\xff\xe0", "image/jpeg", "photo.jpeg"],
  ["IMG_1.HEIC", "\0\0\0\x18ftypheic", "image/heic", "IMG_1.heic"],
  ["leak.MOV", "\0\0\0\x14ftypqt  ", "video/quicktime", "leak.mov"],
  ["leak.mp4", "\0\0\0\x18ftypmp42", "video/mp4", "leak.mp4"],
  [
    "scope.docx",
    "PK\x03\x04....[Content_Types].xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "scope.docx",
  ],
  ["prices.xls", "\xd0\xcf\x11\xe0", "application/vnd.ms-excel", "prices.xls"],
  ["lines.csv", "a;b\n1;2", "text/csv", "lines.csv"],
  ["visit.ics", "BEGIN:VCALENDAR", "text/calendar", "visit.ics"],
])("%s that begins with %j is %s", (name, content, contentType, fileName) => {
  expect(filesOf(file(name, content)).kept).toMatchObject([{ contentType, fileName }]);
});

test.each([
  ["photos.zip", "PK\x03\x04IMG_1.jpg", "archive"],
  ["photos.docx", "PK\x03\x04IMG_1.jpg", "archive"],
  ["scope.docm", "PK\x03\x04....[Content_Types].xml", "program"],
  ["photos.rar", "Rar!\x1a\x07", "archive"],
  ["photos.pdf", "\x1f\x8b\x08", "archive"],
  ["order.pdf.js", "alert(1)", "program"],
  ["order.pdf", "#!/bin/sh", "program"],
  ["order.pdf", "<html><script>", "web page"],
  ["order.html", "Hello", "web page"],
  ["mail.msg", "\xd0\xcf\x11\xe0", "could not be told"],
  ["thing.bin", "\0\x01\x02", "could not be told"],
  ["words", "Hello", "could not be told"],
])("%s that begins with %j stays: %s", (name, content, why) => {
  expect(filesOf(file(name, content))).toMatchObject({
    kept: [],
    left: [{ why: expect.stringContaining(why) }],
  });
});

test("Outlook's wrapping and an encrypted mail say what they are", () => {
  const { left } = filesOf(
    file("winmail.dat", "x", { mimeType: "application/ms-tnef" }),
    file("smime.p7m", "x", { mimeType: "application/pkcs7-mime" }),
  );
  expect(left.map(({ why }) => why)).toEqual([
    expect.stringContaining("Outlook"),
    expect.stringContaining("encrypted"),
  ]);
});

test("a signature of the mail, a card and a dot that tracks are nobody's files", () => {
  const dot = bytes("GIF89a\x01\0\x01\0\x80\0\0");
  const files = filesOf(
    file("smime.p7s", "x", { mimeType: "application/pkcs7-signature" }),
    file("jane.vcf", "x", { mimeType: "text/vcard" }),
    file("dot.gif", dot, { mimeType: "image/gif" }),
  );
  expect(files).toEqual({ kept: [], left: [] });
});

test("a large picture that was pasted into the text is a photo", () => {
  const photo = new Uint8Array(20_000);
  photo.set(bytes("GIF89a\x20\x03\x58\x02\x80\0\0"));
  const within = { mimeType: "image/gif", disposition: "inline", contentId: "<1>", related: true };
  expect(filesOf(file("image001.gif", photo, within)).kept).toHaveLength(1);
  expect(filesOf(file("image001.gif", photo.subarray(0, 5_000), within)).kept).toHaveLength(0);
});

test("of two files of the same bytes one is kept, and two of the same name are told apart", () => {
  const files = filesOf(
    file("a.pdf", "%PDF-1"),
    file("b.pdf", "%PDF-1"),
    file("a.pdf", "%PDF-2"),
    file("a.pdf", "%PDF-3"),
  );
  expect(files.kept.map(({ fileName }) => fileName)).toEqual(["a.pdf", "a (2).pdf", "a (3).pdf"]);
});

test("more than 25 files, or more than 25 MB, stay in the message", () => {
  const many = filesOf(...Array.from({ length: 27 }, (_, at) => file(`${at}.pdf`, `%PDF-${at}`)));
  expect([many.kept.length, many.left.length]).toEqual([25, 2]);
  const large = (first: string) => {
    const content = new Uint8Array(10 * 1024 * 1024);
    content.set(bytes(first));
    return content;
  };
  const much = filesOf(
    file("1.pdf", large("%PDF-1")),
    file("2.pdf", large("%PDF-2")),
    file("3.pdf", large("%PDF-3")),
  );
  expect(much.kept.map(({ fileName }) => fileName)).toEqual(["1.pdf", "2.pdf"]);
  expect(much.left).toEqual([{ fileName: "3.pdf", why: expect.stringContaining("25 MB") }]);
});

test.each([
  ["../../etc/passwd", ["txt"], "passwd.txt"],
  ["C:\\Users\\jane\\scope.pdf", ["pdf"], "scope.pdf"],
  ["..", ["pdf"], "file 1.pdf"],
  ["", ["pdf"], "file 1.pdf"],
  [".htaccess", ["txt"], "file 1.txt"],
  ["a\u202egpj.pdf", ["pdf"], "agpj.pdf"],
  ["a\r\nSet-Cookie: x.pdf", ["pdf"], "a Set-Cookie x.pdf"],
  ['a"<b>|c?.pdf', ["pdf"], "a b c.pdf"],
  ["nul.pdf", ["pdf"], "_nul.pdf"],
  ["báo giá 🚿.pdf", ["pdf"], "báo giá 🚿.pdf"],
])("%j is kept as a name that is safe anywhere", (name, extensions, safe) => {
  expect(safeFileName(name, extensions, "file 1")).toBe(safe);
});
