import { and, eq, sql } from "drizzle-orm";
import { databaseOf, directoryDatabase } from "../database/database.ts";
import { directory, member, organisation, type Role } from "../database/schema.ts";
import { sha256 } from "./secrets.ts";

/** A person's place in one organisation. */
export type Membership = {
  organisation: { id: string; name: string; email: string };
  member: { id: string; name: string; role: Role };
};

/** What an e-mail address is called in the directory. */
export function emailKey(email: string): Promise<string> {
  return sha256(plainEmail(email));
}

/** Addresses differ neither by case nor by the blanks around them. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Where somebody with this address is an active member, in the order of the organisations' names. */
export async function membershipsOf(env: Env, email: string): Promise<Membership[]> {
  const entries = await directoryDatabase(env)
    .select()
    .from(directory)
    .where(and(eq(directory.kind, "email"), eq(directory.key, await emailKey(email))));
  const found = await Promise.all(
    entries.map((entry) => membershipIn(env, entry.organisationId, plainEmail(email))),
  );
  return found
    .filter((membership) => membership !== null)
    .sort((a, b) => a.organisation.name.localeCompare(b.organisation.name));
}

async function membershipIn(env: Env, organisationId: string, email: string): Promise<Membership | null> {
  const db = databaseOf(env, organisationId);
  const [[row], [theirs]] = await db.batch([
    db
      .select()
      .from(member)
      .where(
        and(
          eq(member.organisationId, organisationId),
          eq(sql`lower(${member.email})`, email),
          eq(member.active, true),
        ),
      ),
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
  ]);
  if (!row || !theirs) return null;
  return {
    organisation: { id: theirs.id, name: theirs.name, email: theirs.email },
    member: { id: row.id, name: row.name, role: row.role },
  };
}
