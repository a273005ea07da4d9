import { Hono } from "hono";
import { draftOfRules } from "../../views/settings/closeout-draft.ts";
import { CloseoutScreen } from "../../views/settings/closeout-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readCloseout } from "./closeout-input.ts";
import { closeoutRules, saveCloseoutRules } from "./closeout-records.ts";

const HERE = "/office/settings/closeout";

const read = ({ db, organisationId }: Scope) =>
  [closeoutRules(db, organisationId), openFailureIds(db, organisationId)] as const;

/** What must be there before a job of the organisation counts as done, and what happens then. */
export const closeoutRoutes = new Hono<AppEnv>();

closeoutRoutes.get(
  HERE,
  page({
    roles: ["owner", "office"],
    read,
    show: (c, viewer, [[organisation], needing]) => {
      if (!organisation) return c.notFound();
      const saved = c.req.query("saved") !== undefined;
      const draft = draftOfRules(organisation.rules);
      return (
        <CloseoutScreen frame={frameFor(viewer, c.env)} needs={needing.length} draft={draft} saved={saved} />
      );
    },
  }),
);

closeoutRoutes.post(
  HERE,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[organisation], needing]) => {
      if (!organisation) return c.notFound();
      const { draft, rules } = readCloseout(await formOf(c), organisation.rules, () => newId("point"));
      if (!rules) {
        c.status(422);
        return <CloseoutScreen frame={frameFor(viewer, c.env)} needs={needing.length} draft={draft} />;
      }
      await saveCloseoutRules(databaseOf(c.env, viewer.organisationId), viewer.organisationId, rules);
      return c.redirect(`${HERE}?saved`, 303);
    },
  }),
);
