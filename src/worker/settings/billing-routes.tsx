import type { Context } from "hono";
import { Hono } from "hono";
import { type BillingDraft, draftOfBilling } from "../../views/settings/billing-draft.ts";
import { BILLING, BillingScreen } from "../../views/settings/billing-screen.tsx";
import { endOutsideAddress } from "../billing/outside-records.ts";
import { outsideToken } from "../billing/outside-token.ts";
import { askForSums } from "../billing/sums/ask-for-sums.ts";
import { laidOver, PLAIN_BILLING } from "../billing/vocabulary.ts";
import { databaseOf } from "../database/database.ts";
import type { OrganisationRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, page, type Scope } from "../http/page.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readBilling } from "./billing-input.ts";
import { saveBilling } from "./billing-records.ts";
import { organisationRow } from "./paper-records.ts";

const read = ({ db, organisationId }: Scope) =>
  [organisationRow(db, organisationId), openFailureIds(db, organisationId)] as const;

/** How jobs are billed, where no portal and no customer says otherwise. */
export const billingRoutes = new Hono<AppEnv>();

billingRoutes.get(
  BILLING,
  page({
    roles: ["owner", "office"],
    read,
    show: (c, viewer, [[own], needing]) => {
      if (!own) return c.notFound();
      const draft = draftOfBilling(own.rules.billing ?? {}, PLAIN_BILLING, own.currency, false);
      return shown(c, viewer, own, { needs: needing.length, draft });
    },
  }),
);

billingRoutes.post(
  BILLING,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[own], needing]) => {
      if (!own) return c.notFound();
      const { draft, rules } = readBilling(await formOf(c), { ...own, override: false });
      if (!rules) {
        c.status(422);
        return shown(c, viewer, own, { needs: needing.length, draft });
      }
      await saveBilling(databaseOf(c.env, viewer.organisationId), viewer.organisationId, rules);
      await askForSums(c.env, viewer.organisationId);
      return c.redirect(`${BILLING}?saved`, 303);
    },
  }),
);

billingRoutes.post(
  `${BILLING}/address`,
  action({
    roles: ["owner"],
    run: async (c, viewer) => {
      const { organisationId } = viewer;
      const seen = Number(textOf(await formOf(c), "version"));
      await endOutsideAddress(databaseOf(c.env, organisationId), organisationId, seen);
      return c.redirect(`${BILLING}#outside`, 303);
    },
  }),
);

type Known = { needs: number; draft: BillingDraft };

async function shown(
  c: Context<AppEnv>,
  viewer: Viewer,
  own: OrganisationRow,
  { needs, draft }: Known,
): Promise<Shown> {
  const base = c.env.APP_URL ?? c.req.url;
  const token = viewer.role === "owner" ? await outsideToken(c.env, own) : null;
  const outside =
    token === null
      ? null
      : {
          address: new URL(`/webhooks/billing/${token}`, base).href,
          version: own.billingTokenVersion,
        };
  const rules = laidOver(PLAIN_BILLING, own.rules.billing);
  const saved = c.req.query("saved") !== undefined;
  return <BillingScreen {...{ needs, draft, rules, outside, saved }} frame={frameFor(viewer, c.env)} />;
}
