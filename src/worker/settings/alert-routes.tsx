import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { ALERTS, AlertScreen, draftOfAlerts } from "../../views/settings/alert-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { organisation } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { alertHours } from "../notices/stale-rules.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readAlerts } from "./alert-input.ts";
import { organisationRow } from "./paper-records.ts";

const read = ({ db, organisationId }: Scope) =>
  [organisationRow(db, organisationId), openFailureIds(db, organisationId)] as const;

/** When somebody is told that a job lies about. */
export const alertRoutes = new Hono<AppEnv>();

alertRoutes.get(
  ALERTS,
  page({
    roles: ["owner", "office"],
    read,
    show: (c, viewer, [[own], needing]) => {
      const draft = draftOfAlerts(alertHours(own?.alerts ?? {}));
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, draft };
      return <AlertScreen {...shown} saved={c.req.query("saved") !== undefined} />;
    },
  }),
);

alertRoutes.post(
  ALERTS,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [, needing]) => {
      const { draft, rules: alerts } = readAlerts(await formOf(c));
      if (!alerts) {
        c.status(422);
        return <AlertScreen frame={frameFor(viewer, c.env)} needs={needing.length} draft={draft} />;
      }
      const { organisationId } = viewer;
      const db = databaseOf(c.env, organisationId);
      await db.batch([
        db.update(organisation).set({ alerts }).where(eq(organisation.id, organisationId)),
        bumpVersion(db, organisationId),
      ]);
      return c.redirect(`${ALERTS}?saved`, 303);
    },
  }),
);
