import { directoryDatabase } from "../database/database.ts";
import * as t from "../database/schema.ts";

/** Every organisation, for work that a timer does for each of them in turn. */
export async function allOrganisations(env: Env): Promise<{ id: string; timeZone: string }[]> {
  return await directoryDatabase(env)
    .select({ id: t.organisation.id, timeZone: t.organisation.timeZone })
    .from(t.organisation);
}
