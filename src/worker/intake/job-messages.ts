import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { intakeMessage } from "../database/schema.ts";

/** The messages that a job was made of and changed by, the first one first. */
export function messagesOfJob(db: Database, organisationId: string, jobId: string) {
  return db
    .select({
      id: intakeMessage.id,
      channel: intakeMessage.channel,
      contentType: intakeMessage.contentType,
      sender: intakeMessage.sender,
      subject: intakeMessage.subject,
      receivedAt: intakeMessage.receivedAt,
    })
    .from(intakeMessage)
    .where(and(eq(intakeMessage.organisationId, organisationId), eq(intakeMessage.jobId, jobId)))
    .orderBy(intakeMessage.receivedAt)
    .limit(50);
}
