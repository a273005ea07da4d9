import { databaseOf } from "../database/database.ts";
import type { Actor } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { attachFile } from "./attach-files.ts";
import type { LooseTicket } from "./complete-ticket.ts";
import { failMessage } from "./fail-message.ts";
import { hearCancelled } from "./hear-cancelled.ts";
import { attachmentsOf, type KeptFile } from "./mail/attachments.ts";
import { parseMail } from "./mail/parse-mail.ts";
import { type MailTicket, readTicket } from "./mail/read-ticket.ts";
import { looseTicketOf } from "./mail-ticket.ts";
import { countRead, type FoundMessage, findMessage } from "./message-records.ts";
import { readLoose } from "./read-loose.ts";
import { receiveLooseTicket } from "./receive-loose-ticket.ts";
import { settleMessage } from "./settle-message.ts";

/** What a message says, whatever it came as. */
type Told = { loose: LooseTicket; layout: string; files: KeptFile[]; news?: MailTicket["news"] };

const GIVEN_UP = "It could not be read however often it was tried. Open the original, or try again later.";

/** Makes a job of a message that was kept, or brings its job up to date. Safe to repeat, and to run twice at once. */
export async function readMessage(env: Env, organisationId: string, messageId: string): Promise<void> {
  const db = databaseOf(env, organisationId);
  const found = await findMessage(db, organisationId, messageId);
  if (found?.row.status !== "waiting") return;
  await db.batch([countRead(db, found.row, now(env))]);
  await takeIn(env, found);
}

/** The message could not be read: a person sees it, and can have it tried again. */
export async function giveUpMessage(env: Env, organisationId: string, messageId: string): Promise<void> {
  const found = await findMessage(databaseOf(env, organisationId), organisationId, messageId);
  if (found) await failMessage(env, found.row, GIVEN_UP);
}

async function takeIn(env: Env, found: FoundMessage): Promise<void> {
  const { row, from } = found;
  const { organisationId } = row;
  const object = row.storageKey && (await env.FILES.get(row.storageKey));
  if (!object) throw new Error("the original of a message is not in the storage");
  const told = await read(found, new Uint8Array(await object.arrayBuffer()));
  if ("unreadable" in told) return await failMessage(env, row, told.unreadable);

  const actor = actorOf(found, object.customMetadata);
  const { layout } = told;
  if (told.news === "cancelled") {
    const ticketNumber = told.loose.ticketNumber ?? null;
    const origin = from.portal?.name ?? sourceOf(told);
    if (await hearCancelled(env, found, { ticketNumber, origin, layout, actor })) return;
  }
  const named = { onceKey: row.id, messageId: row.id, clientId: row.id };
  const delivered = { actor, source: "webhook", from, ...named } as const;
  const loose = from.portal ? told.loose : { ...told.loose, source: sourceOf(told) };
  const { received, gaps } = await receiveLooseTicket(env, organisationId, loose, delivered);
  if (!received.ok) {
    // Somebody else changed the job at this moment: the queue comes again.
    if (received.code === "job_changed") throw new Error(received.detail);
    return await failMessage(env, row, received.detail);
  }
  const jobId = received.job.row.id;
  for (const file of told.files) {
    const attached = { organisationId, jobId, kind: "ticket", messageId: row.id, actor } as const;
    const result = await attachFile(env, file, { ...attached, source: "webhook" });
    if (!result.ok) throw new Error(result.detail);
  }
  await settleMessage(env, row, received, { layout, gaps });
}

async function read(
  { row, readBy }: FoundMessage,
  bytes: Uint8Array,
): Promise<Told | { unreadable: string }> {
  if (row.contentType === "application/json") {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const { loose } = readLoose(typeof body === "object" && body ? body : {}, ["source", "portal"]);
    return { loose, layout: "push", files: [] };
  }
  const mail = await parseMail(bytes);
  if (!mail.ok) return { unreadable: mail.reason };
  const ticket = readTicket(mail.text, readBy);
  const { layout, news } = ticket;
  return { loose: looseTicketOf(ticket), layout, news, files: attachmentsOf(mail.email).kept };
}

/** A mail that came through no portal is known by the layout that understood it. */
function sourceOf({ layout }: Told): string {
  return layout === "general" ? "mail" : layout;
}

/** Who dropped a mail in did it; else whoever sent it. */
function actorOf({ row, from }: FoundMessage, dropped: Record<string, string> = {}): Actor {
  const { memberId, memberName } = dropped;
  if (memberId && memberName) return { kind: "member", id: memberId, name: decodeURIComponent(memberName) };
  const name = row.sender || from.portal?.name || "Somebody";
  return { kind: row.channel === "push" ? "api" : "mail", id: row.id, name };
}
