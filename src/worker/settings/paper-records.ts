import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { type Brand, organisation } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import type { PaperInput } from "./paper-input.ts";

export function organisationRow(db: Database, organisationId: string) {
  return db.select().from(organisation).where(eq(organisation.id, organisationId));
}

/** From now on the papers look and say so. What was printed before stays as it is. */
export async function savePapers(
  db: Database,
  organisationId: string,
  { colour, licence, address, identity }: PaperInput,
): Promise<void> {
  const own = eq(organisation.id, organisationId);
  const papers = { brand: withBrand({ colour }), licence, address, identity };
  await db.batch([db.update(organisation).set(papers).where(own), bumpVersion(db, organisationId)]);
}

/** @param logoKey null takes the logo away */
export async function saveLogo(db: Database, organisationId: string, logoKey: string | null): Promise<void> {
  const own = eq(organisation.id, organisationId);
  const brand = withBrand({ logoKey });
  await db.batch([db.update(organisation).set({ brand }).where(own), bumpVersion(db, organisationId)]);
}

/** Colour and logo come from two forms: each changes its own and leaves the other. Null takes away. */
function withBrand(news: { [part in keyof Brand]: string | null }): SQL {
  return sql`json_patch(${organisation.brand}, ${JSON.stringify(news)})`;
}
