import type { Context } from "hono";
import { Hono } from "hono";
import { draftOfPortal, type PortalDraft } from "../../views/settings/portal-draft.ts";
import { PORTALS, PortalListScreen } from "../../views/settings/portal-list-screen.tsx";
import { PortalScreen, PortalWords } from "../../views/settings/portal-screen.tsx";
import { databaseOf } from "../database/database.ts";
import type { PortalRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { intakeToken } from "../intake/intake-token.ts";
import { portalById } from "../intake/message-records.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import type { PortalRules } from "../portals/profile.ts";
import { now } from "../time/clock.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { billedCustomer } from "./portal-customer.ts";
import { type PortalInput, readPortal } from "./portal-input.ts";
import { randomMailKey } from "./portal-mail-key.ts";
import {
  customerChoices,
  customerOfPortal,
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
  page({
    roles: ["owner"],
    read: ({ db, organisationId }) => [
      customerChoices(db, organisationId),
      openFailureIds(db, organisationId),
    ],
    show: (c, viewer, [customers, needing]) => {
      const draft = draftOfPortal(EMPTY, viewer.organisation.currency);
      const own = { id: newId("portal"), portal: null, rules: EMPTY };
      return shown(c, viewer, { draft, customers, needs: needing.length, ...own });
    },
  }),
);

portalRoutes.post(
  PORTALS,
  page({
    roles: ["owner"],
    read: ({ db, organisationId }) => [
      customerChoices(db, organisationId),
      openFailureIds(db, organisationId),
    ],
    show: async (c, viewer, [customers, needing]) => {
      const form = await formOf(c);
      const asked = textOf(form, "id");
      // The form brought its own name, so that a second press adds nothing.
      const id = FORM_ID.test(asked) ? asked : newId("portal");
      return saved(c, viewer, form, { id, portal: null, customers, needs: needing.length });
    },
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

const read = ({ c, db, organisationId }: Scope) => {
  const id = c.req.param("portalId") ?? "";
  return [
    portalById(db, organisationId, id),
    customerChoices(db, organisationId),
    customerOfPortal(db, organisationId, id),
    openFailureIds(db, organisationId),
  ] as const;
};

portalRoutes.get(
  `${PORTALS}/:portalId{portal_\\w+}`,
  page({
    roles,
    read,
    show: (c, viewer, [[portal], customers, own, needing]) => {
      if (!portal) return c.notFound();
      const draft = draftOfPortal(portal, viewer.organisation.currency);
      const { id } = portal;
      const known = { id, portal, rules: portal, customers: joined(customers, own), needs: needing.length };
      const refused = c.req.query("used") === undefined ? undefined : WHY_NOT;
      return shown(c, viewer, { draft, ...known, saved: c.req.query("saved") !== undefined, refused });
    },
  }),
);

const WHY_NOT =
  "Jobs came from this portal, so it stays: their history names it. You can rename it, or clear who may mail to it.";

portalRoutes.post(
  `${PORTALS}/:portalId{portal_\\w+}`,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[portal], customers, own, needing]) => {
      if (!portal) return c.notFound();
      const known = { customers: joined(customers, own), needs: needing.length };
      return saved(c, viewer, await formOf(c), { id: portal.id, portal, ...known });
    },
  }),
);

portalRoutes.post(
  `${PORTALS}/:portalId{portal_\\w+}/push-address`,
  page({
    roles: ["owner"],
    read,
    show: async (c, { organisationId }, [[portal]]) => {
      if (!portal) return c.notFound();
      const seen = Number(textOf(await formOf(c), "version"));
      await endPushAddress(databaseOf(c.env, organisationId), organisationId, portal.id, seen);
      return c.redirect(`${PORTALS}/${portal.id}#addresses`, 303);
    },
  }),
);

portalRoutes.post(
  `${PORTALS}/:portalId{portal_\\w+}/remove`,
  page({
    roles: ["owner"],
    read,
    show: async (c, viewer, [[portal]]) => {
      if (!portal) return c.redirect(PORTALS, 303);
      const gone = await removePortal(databaseOf(c.env, viewer.organisationId), portal);
      return c.redirect(gone ? PORTALS : `${PORTALS}/${portal.id}?used`, 303);
    },
  }),
);

type Customer = { id: string; name: string; email: string | null };
type Known = { id: string; portal: PortalRow | null; customers: Customer[]; needs: number };

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
    return shown(c, viewer, { ...known, draft: { ...draft, wrong }, rules: input ?? kept });
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

/** The customers to choose from, with the one whom the portal bills now. */
function joined(customers: Customer[], own: Customer[]): Customer[] {
  return [...own, ...customers.filter(({ id }) => id !== own[0]?.id)];
}

type Page = Known & { draft: PortalDraft; rules: PortalRules; saved?: boolean; refused?: string };

async function shown(c: Context<AppEnv>, viewer: Viewer, given: Page): Promise<Shown> {
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
