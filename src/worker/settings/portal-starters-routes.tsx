import { Hono } from "hono";
import { PORTALS } from "../../views/settings/portal-list-screen.tsx";
import { PortalStartersScreen } from "../../views/settings/portal-starters-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { STARTERS } from "../portals/starters.ts";
import { now } from "../time/clock.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { randomMailKey } from "./portal-mail-key.ts";
import { portalsByName, savePortal } from "./portal-records.ts";
import { NOTHING_CHOSEN, readCopies } from "./portal-starters.ts";

const HERE = `${PORTALS}/starters`;
const roles = ["owner"] as const;

const read = ({ db, organisationId }: Scope) =>
  [portalsByName(db, organisationId), openFailureIds(db, organisationId)] as const;

/** The library of what managers ask for, to copy from. */
export const portalStartersRoutes = new Hono<AppEnv>();

portalStartersRoutes.get(
  HERE,
  page({
    roles,
    read,
    show: (c, viewer, [, needing]) => {
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, starters: STARTERS };
      return <PortalStartersScreen {...shown} draft={NOTHING_CHOSEN} />;
    },
  }),
);

portalStartersRoutes.post(
  HERE,
  page({
    roles,
    read,
    show: async (c, viewer, [portals, needing]) => {
      const names = portals.flatMap(({ name, formerNames }) => [name, ...formerNames]);
      const taken = new Set(names.map((name) => name.toLowerCase()));
      const { draft, copies } = readCopies(await formOf(c), taken);
      const refused = (wrong: typeof draft.wrong) => {
        c.status(422);
        const shown = { frame: frameFor(viewer, c.env), needs: needing.length, starters: STARTERS };
        return <PortalStartersScreen {...shown} draft={{ ...draft, wrong }} />;
      };
      if (!copies) return refused(draft.wrong);

      const { organisationId } = viewer;
      const db = databaseOf(c.env, organisationId);
      const ids: string[] = [];
      for (const { starter, name } of copies) {
        const { rules, profile } = starter;
        const id = newId("portal");
        const kept = { id, name, rules: withOwnPoints(rules), profile, customerId: null, senders: [] };
        const added = await savePortal(db, organisationId, kept, now(c.env), randomMailKey);
        if (!added) return refused({ [`name_${starter.id}`]: "Another portal has this name." });
        ids.push(id);
      }
      const [only, ...others] = ids;
      return c.redirect(others.length === 0 ? `${PORTALS}/${only}` : `${PORTALS}?added=${ids.length}`, 303);
    },
  }),
);

/** Points of a checklist are named anew, so that two portals' answers never meet. */
function withOwnPoints(rules: (typeof STARTERS)[number]["rules"]) {
  if (!rules.checklist) return rules;
  return { ...rules, checklist: rules.checklist.map(({ text }) => ({ id: newId("point"), text })) };
}
