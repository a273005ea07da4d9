import type { PortalRow } from "../database/rows.ts";
import type { Viewer } from "../http/app-env.ts";
import { retryMessage, takeMessage } from "./decide-message.ts";
import { bytesInto, keepMessage } from "./keep-message.ts";
import { judgeMail, MOST_MAIL_BYTES } from "./mail/guards.ts";
import { parseMail } from "./mail/parse-mail.ts";
import { type MailHead, readHead } from "./mail/read-head.ts";
import { readTicket } from "./mail/read-ticket.ts";
import { canBeTaken } from "./message-rules.ts";
import { queueMessage } from "./queue-message.ts";
import { readMessage } from "./read-message.ts";

type Uploaded = { ok: true; messageId: string } | { ok: false; detail: string };

/** Any of these stands in the head of every mail. */
const MAIL_HEADERS = ["from", "subject", "received", "message-id"];
const OUTLOOK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Takes in a mail that a person has as a file; that person vouches for its sender. It is read at once.
 * @param portal where it is from; null: that is found out by its sender, else by its layout
 */
export async function uploadMail(
  env: Env,
  viewer: Viewer,
  file: File,
  { portal, portals }: { portal: PortalRow | null; portals: PortalRow[] },
): Promise<Uploaded> {
  if (file.size > MOST_MAIL_BYTES) return no("has more than 25 MB. Take the large files out of it first.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = readHead(bytes);
  const problem = whyNoMail(bytes, head);
  if (problem) return no(problem);

  const { organisationId, memberId, name } = viewer;
  const found = portal ?? (await portalOf(head, bytes, portals));
  const contentType = "message/rfc822";
  const { row, isNew } = await keepMessage(
    env,
    {
      ...{ organisationId, portalId: found?.id ?? null, channel: "upload", name: head.messageId },
      ...{ sender: head.from.address, subject: head.subject, contentType, bytes: bytes.length },
      ...{ checks: null, status: "waiting", reason: null },
    },
    // Names have letters that a header has not.
    bytesInto(env, bytes, contentType, { memberId, memberName: encodeURIComponent(name) }),
  );
  // The same mail was set aside or could not be read when it came: dropping it in is somebody's word for it.
  if (!isNew && canBeTaken(row)) await takeMessage(env, organisationId, row.id, false);
  if (!isNew && row.status === "failed") await retryMessage(env, organisationId, row.id);
  await readAtOnce(env, organisationId, row.id);
  return { ok: true, messageId: row.id };
}

/** Reads a message while a person waits for it; if that fails, the queue does it later. */
export async function readAtOnce(env: Env, organisationId: string, messageId: string): Promise<void> {
  try {
    await readMessage(env, organisationId, messageId);
  } catch (error) {
    console.error({ message: "a ticket could not be read at once", error: String(error) });
    await queueMessage(env, { organisationId, id: messageId, status: "waiting" });
  }
}

function whyNoMail(bytes: Uint8Array, head: MailHead): string | null {
  if (bytes.length === 0) return "is empty.";
  if (OUTLOOK.every((byte, index) => bytes[index] === byte)) {
    return "is a mail in Outlook's own format. Save it as .eml, or forward it to the portal's address.";
  }
  return head.headers.some(({ name }) => MAIL_HEADERS.includes(name))
    ? null
    : "is not a mail. Save the mail itself as a file (.eml) and drop that.";
}

async function portalOf(head: MailHead, bytes: Uint8Array, portals: PortalRow[]): Promise<PortalRow | null> {
  const mail = {
    envelopeFrom: head.from.address,
    envelopeTo: "",
    headers: head.headers,
    bytes: 0,
    authserv: "",
  };
  const bySender = portals.find(({ senders }) => judgeMail({ ...mail, senders }).kind === "take");
  if (bySender) return bySender;
  const parsed = await parseMail(bytes);
  if (!parsed.ok) return null;
  const { layout } = readTicket(parsed.text, { currency: "usd", locale: "en", timeZone: "UTC" });
  return portals.find(({ name }) => letters(name) === letters(layout)) ?? null;
}

/** `Property Meld` and `property-meld` are the same. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function no(detail: string): Uploaded {
  return { ok: false, detail };
}
