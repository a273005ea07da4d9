import type { BatchResponse } from "drizzle-orm/batch";
import type { Context } from "hono";
import { MessageScreen, type Original } from "../../views/intake/message-screen.tsx";
import type { IntakeMessageRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import type { Scope } from "../http/page.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { attachmentsOf } from "./mail/attachments.ts";
import { parseMail } from "./mail/parse-mail.ts";
import { filesOfMessage, jobOfMessage, messageById, portalOfMessage } from "./message-records.ts";

export function readOneMessage({ db, organisationId }: Scope, messageId: string) {
  return [
    messageById(db, organisationId, messageId),
    jobOfMessage(db, organisationId, messageId),
    portalOfMessage(db, organisationId, messageId),
    filesOfMessage(db, organisationId, messageId),
    openFailureIds(db, organisationId),
  ] as const;
}

type Rows = BatchResponse<ReturnType<typeof readOneMessage>>;

/** A message with what its original says. @param refused why something was not done */
export async function messageShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  [[row], [job], [portal], files, needing]: Rows,
  refused?: string,
): Promise<Shown> {
  if (!row) return c.notFound();
  const original = await originalOf(c.env, row);
  const shown = { row, job, portal, files, original, refused };
  return <MessageScreen {...shown} frame={frameFor(viewer, c.env)} needs={needing.length} />;
}

async function originalOf(env: Env, row: IntakeMessageRow): Promise<Original | null> {
  const object = row.storageKey && (await env.FILES.get(row.storageKey));
  if (!object) return null;
  const nothing = { text: "", from: row.sender, date: null, kept: [], left: [] };
  if (row.contentType === "application/json") return { ...nothing, text: readable(await object.text()) };
  const mail = await parseMail(new Uint8Array(await object.arrayBuffer()));
  const { address, name } = mail.from;
  const head = { from: name ? `${name} <${address}>` : address, date: mail.date };
  if (!mail.ok) return { ...nothing, ...head, unreadable: mail.reason };
  const { kept, left } = attachmentsOf(mail.email);
  return {
    ...head,
    text: mail.text.text,
    kept: kept.map(({ fileName, bytes }) => ({ fileName, bytes: bytes.length })),
    left,
  };
}

function readable(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
