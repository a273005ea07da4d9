import type { Context, Handler } from "hono";
import type { PortalDraft } from "../../views/settings/portal-draft.ts";
import { PortalScreen } from "../../views/settings/portal-screen.tsx";
import type { PortalRow } from "../database/rows.ts";
import type { Role } from "../database/schema.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { page } from "../http/page.ts";
import { intakeToken } from "../intake/intake-token.ts";
import { portalById } from "../intake/message-records.ts";
import type { PortalRules } from "../portals/profile.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { customerChoices, customerOfPortal } from "./portal-records.ts";

type Customer = { id: string; name: string; email: string | null };

/** What stands around a portal's form; `portal` is null for one that is not there yet. */
export type Known = { id: string; portal: PortalRow | null; customers: Customer[]; needs: number };

type With<Fact> = (c: Context<AppEnv>, viewer: Viewer, fact: Fact) => Shown | Promise<Shown>;

/** Something about the portal that the address names. */
export function withPortal(
  roles: readonly Role[],
  show: With<Known & { portal: PortalRow }>,
): Handler<AppEnv> {
  return page({
    roles,
    read: ({ c, db, organisationId }) => {
      const id = c.req.param("portalId") ?? "";
      return [
        portalById(db, organisationId, id),
        customerChoices(db, organisationId),
        customerOfPortal(db, organisationId, id),
        openFailureIds(db, organisationId),
      ];
    },
    show: (c, viewer, [[portal], choices, own, needing]) => {
      if (!portal) return c.notFound();
      // Those to choose from, with the one whom the portal bills now.
      const customers = [...own, ...choices.filter(({ id }) => id !== own[0]?.id)];
      return show(c, viewer, { id: portal.id, portal, customers, needs: needing.length });
    },
  });
}

/** Something about a portal that an owner adds. */
export function withoutPortal(show: With<Pick<Known, "customers" | "needs">>): Handler<AppEnv> {
  return page({
    roles: ["owner"],
    read: ({ db, organisationId }) => [
      customerChoices(db, organisationId),
      openFailureIds(db, organisationId),
    ],
    show: (c, viewer, [customers, needing]) => show(c, viewer, { customers, needs: needing.length }),
  });
}

type Page = Known & { draft: PortalDraft; rules: PortalRules; saved?: boolean; refused?: string };

export async function portalShown(c: Context<AppEnv>, viewer: Viewer, given: Page): Promise<Shown> {
  const { portal } = given;
  const domain = c.env.INTAKE_DOMAIN;
  const mailAddress = domain && portal?.mailKey ? `${portal.mailKey}@${domain}` : null;
  const base = c.env.APP_URL ?? c.req.url;
  // Only who may end it is shown it: whoever has it can add tickets.
  const mine = viewer.role === "owner";
  const pushAddress =
    portal && mine ? new URL(`/intake/${await intakeToken(c.env, portal)}`, base).href : null;
  return <PortalScreen {...given} {...{ mailAddress, pushAddress }} frame={frameFor(viewer, c.env)} />;
}
