import { eq } from "drizzle-orm";
import { noticeLetter } from "../../views/letters/notice-letter.tsx";
import { databaseOf } from "../database/database.ts";
import type { NoticeRow, OrganisationRow } from "../database/rows.ts";
import { organisation } from "../database/schema.ts";
import { mailbox, sendMail } from "../delivery/mail-gateway.ts";
import type { MailAnswer } from "../delivery/types.ts";
import { now } from "../time/clock.ts";
import { answerNotice } from "./answer-notice.ts";
import { eachOrganisation } from "./each-organisation.ts";
import { dueNotices, keepOutcome, takeNotice } from "./records.ts";

/** Sends the letters that are due, of every organisation. */
export async function sendNotices(env: Env): Promise<void> {
  await eachOrganisation(env, ({ id }) => sendOf(env, id));
}

async function sendOf(env: Env, organisationId: string): Promise<void> {
  const db = databaseOf(env, organisationId);
  const due = await dueNotices(db, organisationId, now(env));
  if (due.length === 0) return;
  const [vendor] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
  if (!vendor) return;
  for (const row of due) {
    if (!(await takeNotice(db, row, now(env)))) continue;
    const answer = await send(env, vendor, row);
    await keepOutcome(db, row, answerNotice(row, answer, now(env), Math.random()), now(env));
  }
}

async function send(env: Env, vendor: OrganisationRow, row: NoticeRow): Promise<MailAnswer> {
  const base = env.APP_URL;
  if (!base) return { kind: "refused", reason: "The address of this installation (APP_URL) is not set." };
  return await sendMail(env, {
    ...(await noticeLetter(vendor, row, base)),
    from: mailbox(vendor.name, vendor.email),
    to: row.recipient,
    // A letter that a person has sent again begins anew; a repeat of the same try is recognised.
    idempotencyKey: `${row.id}:${row.createdAt}`,
  });
}
