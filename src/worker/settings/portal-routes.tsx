import type { Context } from "hono";
import { Hono } from "hono";
import { draftOfPortal, type PortalDraft } from "../../views/settings/portal-draft.ts";
import { PORTALS, PortalListScreen } from "../../views/settings/portal-list-screen.tsx";
import { PortalWords } from "../../views/settings/portal-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, page } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { portalById } from "../intake/message-records.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { now } from "../time/clock.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { billedCustomer } from "./portal-customer.ts";
import { type Known, portalShown, withoutPortal, withPortal } from "./portal-desk.tsx";
import { type PortalInput, readPortal } from "./portal-input.ts";
import { randomMailKey } from "./portal-mail-key.ts";
import {
  customerChoices,
  endPushAddress,
  lastTickets,
  otherNames,
  portalsByName,
  removePortal,
  savePortal,
} from "./portal-records.ts";

const roles = ["owner", "office"] as const;
const FORM_ID = /^portal_[0-9a-z]{26}$/;
const EMPTY = { name: "", rules: {}, profile: {}, customerId: null, senders: [] };
const TAKEN = "Another portal has this name.";
const ONCE_TAKEN = "Another portal had this name, and its jobs are still known by it. Choose another one.";

/** Where tickets come from, and what each of them asks for. */
export const portalRoutes = new Hono<AppEnv>();

portalRoutes.get(
  PORTALS,
  page({
    roles,
    read: ({ db, organisationId }) => [
      portalsByName(db, organisationId),
      lastTickets(db, organisationId),
      customerChoices(db, organisationId),
      openFailureIds(db, organisationId),
    ],
    show: (c, viewer, [portals, tickets, customers, needing]) => {
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, portals };
      const added = Number(c.req.query("added"));
      return (
        <PortalListScreen
          {...shown}
          customers={new Map(customers.map(({ id, name }) => [id, name]))}
          lastTickets={
            new Map(tickets.flatMap(({ portalId, at }) => (portalId ? [[portalId, at] as const] : [])))
          }
          domain={c.env.INTAKE_DOMAIN}
          said={added > 0 ? `Added: ${added}. Look through each before you rely on it.` : undefined}
        />
      );
    },
  }),
);

portalRoutes.get(
  `${PORTALS}/new`,
  withoutPortal((c, viewer, around) => {
    const draft = draftOfPortal(EMPTY, viewer.organisation.currency);
    return portalShown(c, viewer, { ...around, draft, id: newId("portal"), portal: null, rules: EMPTY });
  }),
);

portalRoutes.post(
  PORTALS,
  withoutPortal(async (c, viewer, around) => {
    const form = await formOf(c);
    const asked = textOf(form, "id");
    // The form brought its own name, so that a second press adds nothing.
    const id = FORM_ID.test(asked) ? asked : newId("portal");
    return saved(c, viewer, form, { ...around, id, portal: null });
  }),
);

portalRoutes.post(
  `${PORTALS}/words`,
  action({
    roles: ["owner"],
    run: async (c, viewer) => {
      const form = await formOf(c);
      // What it is called and whom it bills changes no rule.
      form.set("name", "any");
      form.set("customer", "");
      const { currency, locale } = viewer.organisation;
      const { portal } = readPortal(form, { rules: {}, currency, locale, newId: () => newId("point") });
      return <PortalWords frame={frameFor(viewer, c.env)} rules={portal} />;
    },
  }),
);

portalRoutes.get(
  `${PORTALS}/:portalId{portal_\\w+}`,
  withPortal(roles, (c, viewer, known) => {
    const draft = draftOfPortal(known.portal, viewer.organisation.currency);
    const refused = c.req.query("used") === undefined ? undefined : WHY_NOT;
    const said = { saved: c.req.query("saved") !== undefined, refused };
    return portalShown(c, viewer, { ...known, draft, rules: known.portal, ...said });
  }),
);

const WHY_NOT =
  "Jobs came from this portal, so it stays: their history names it. You can rename it, or clear who may mail to it.";

portalRoutes.post(
  `${PORTALS}/:portalId{portal_\\w+}`,
  withPortal(["owner"], async (c, viewer, known) => saved(c, viewer, await formOf(c), known)),
);

portalRoutes.post(
  `${PORTALS}/:portalId{portal_\\w+}/push-address`,
  withPortal(["owner"], async (c, { organisationId }, { id }) => {
    const seen = Number(textOf(await formOf(c), "version"));
    await endPushAddress(databaseOf(c.env, organisationId), organisationId, id, seen);
    return c.redirect(`${PORTALS}/${id}#addresses`, 303);
  }),
);

portalRoutes.post(
  `${PORTALS}/:portalId{portal_\\w+}/remove`,
  page({
    roles: ["owner"],
    read: ({ c, db, organisationId }) => [portalById(db, organisationId, c.req.param("portalId") ?? "")],
    show: async (c, viewer, [[portal]]) => {
      if (!portal) return c.redirect(PORTALS, 303);
      const gone = await removePortal(databaseOf(c.env, viewer.organisationId), portal);
      return c.redirect(gone ? PORTALS : `${PORTALS}/${portal.id}?used`, 303);
    },
  }),
);

/** Writes what was typed, or shows it again with what is wrong. */
async function saved(c: Context<AppEnv>, viewer: Viewer, form: FormData, known: Known): Promise<Shown> {
  const { id, portal } = known;
  const { organisationId, organisation } = viewer;
  const db = databaseOf(c.env, organisationId);
  const { currency, locale } = organisation;
  const rules = portal?.rules ?? {};
  const { draft, portal: input } = readPortal(form, { rules, currency, locale, newId: () => newId("point") });
  const again = (wrong: PortalDraft["wrong"]) => {
    c.status(422);
    const kept = portal ?? EMPTY;
    return portalShown(c, viewer, { ...known, draft: { ...draft, wrong }, rules: input ?? kept });
  };
  if (!input) return again(draft.wrong);
  const { have, had } = await otherNames(db, organisationId, id);
  if (have.has(input.name.toLowerCase())) return again({ name: TAKEN });
  if (had.has(input.name.toLowerCase())) return again({ name: ONCE_TAKEN });
  const customerId = await billedCustomer(db, organisationId, input.customer, now(c.env));
  if (customerId === undefined) return again({ customer: "There is no such customer." });
  const kept = { id, customerId, ...withoutCustomer(input) };
  const written = await savePortal(db, organisationId, kept, now(c.env), randomMailKey);
  return written ? c.redirect(`${PORTALS}/${id}?saved`, 303) : again({ name: TAKEN });
}

function withoutCustomer({ name, rules, profile, senders }: PortalInput) {
  return { name, rules, profile, senders };
}
