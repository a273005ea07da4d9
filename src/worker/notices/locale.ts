import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { organisation } from "../database/schema.ts";

/** How the organisation writes its dates and amounts. */
export function localeOf(db: Database, organisationId: string) {
  return db
    .select({ locale: organisation.locale })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
}
