import { and, eq } from "drizzle-orm";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { LANGUAGES } from "../../messages/language.ts";
import { databaseOf } from "../database/database.ts";
import { member } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import type { AppEnv } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import { action } from "../http/page.ts";
import { CREW_ROLES } from "./on-job.ts";

/** In which language a member reads the crew's screens. */
export const languageRoutes = new Hono<AppEnv>();

languageRoutes.post(
  "/crew/language",
  action({
    roles: CREW_ROLES,
    run: async (c, { organisationId, memberId }) => {
      const asked = (await readFields(c)).get("language");
      const language = LANGUAGES.find((one) => one === asked);
      if (!language) throw new HTTPException(422, { message: "Choose English or Spanish." });
      const db = databaseOf(c.env, organisationId);
      const isMember = and(eq(member.organisationId, organisationId), eq(member.id, memberId));
      await db.batch([db.update(member).set({ language }).where(isMember), bumpVersion(db, organisationId)]);
      return c.redirect("/crew", 303);
    },
  }),
);
