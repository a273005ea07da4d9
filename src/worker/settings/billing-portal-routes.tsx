import { Hono } from "hono";
import { draftOfBilling } from "../../views/settings/billing-draft.ts";
import { PortalBillingScreen } from "../../views/settings/billing-portal-screen.tsx";
import { PORTALS } from "../../views/settings/portal-list-screen.tsx";
import { askForSums } from "../billing/sums/ask-for-sums.ts";
import { laidOver, PLAIN_BILLING } from "../billing/vocabulary.ts";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { portalById } from "../intake/message-records.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { now } from "../time/clock.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readBilling } from "./billing-input.ts";
import { savePortalBilling } from "./billing-records.ts";
import { organisationRow } from "./paper-records.ts";

const HERE = `${PORTALS}/:portalId{portal_\\w+}/billing`;

const read = ({ c, db, organisationId }: Scope) =>
  [
    portalById(db, organisationId, c.req.param("portalId") ?? ""),
    organisationRow(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;

/** How the jobs of a portal are billed, where that differs. */
export const portalBillingRoutes = new Hono<AppEnv>();

portalBillingRoutes.get(
  HERE,
  page({
    roles: ["owner", "office"],
    read,
    show: (c, viewer, [[portal], [own], needing]) => {
      if (!portal || !own) return c.notFound();
      const everywhere = laidOver(PLAIN_BILLING, own.rules.billing);
      const draft = draftOfBilling(portal.rules.billing ?? {}, everywhere, own.currency, true);
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, portal, everywhere, draft };
      return <PortalBillingScreen {...shown} saved={c.req.query("saved") !== undefined} />;
    },
  }),
);

portalBillingRoutes.post(
  HERE,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[portal], [own], needing]) => {
      if (!portal || !own) return c.notFound();
      const { draft, rules } = readBilling(await formOf(c), { ...own, override: true });
      if (!rules) {
        c.status(422);
        const everywhere = laidOver(PLAIN_BILLING, own.rules.billing);
        const shown = { frame: frameFor(viewer, c.env), needs: needing.length, portal, everywhere };
        return <PortalBillingScreen {...shown} draft={draft} />;
      }
      const { organisationId } = viewer;
      const db = databaseOf(c.env, organisationId);
      await savePortalBilling(db, organisationId, portal.id, rules, now(c.env));
      await askForSums(c.env, organisationId);
      return c.redirect(`${PORTALS}/${portal.id}/billing?saved`, 303);
    },
  }),
);
