import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { member } from "../database/schema.ts";
import { among } from "./among.ts";

/** Which of these are members who can be given work. */
export async function activeMembers(db: Database, organisationId: string, ids: string[]): Promise<string[]> {
  const rows = await db
    .select({ id: member.id })
    .from(member)
    .where(
      and(eq(member.organisationId, organisationId), eq(member.active, true), inArray(member.id, among(ids))),
    );
  return rows.map((row) => row.id);
}
