import { eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { organisation } from "./schema.ts";
import type { Statement } from "./upsert.ts";

/** Goes into the batch of every write that a kept page may show, so that whoever kept one notices: see `http/kept-pages.ts`. */
export function bumpVersion(db: Database, organisationId: string): Statement {
  return db
    .update(organisation)
    .set({ version: sql`${organisation.version} + 1` })
    .where(eq(organisation.id, organisationId));
}
