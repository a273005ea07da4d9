import { and, eq } from "drizzle-orm";
import { type Context, Hono } from "hono";
import type { PortalRow } from "../database/rows.ts";
import { organisation as organisations, portal as portals } from "../database/schema.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { readPapers } from "../settings/paper-input.ts";
import { readPortal } from "../settings/portal-input.ts";
import { now } from "../time/clock.ts";
import { streamed } from "./keep-file.ts";
import { pdfHeaders } from "./pdf-headers.ts";
import { type Sample, sampleFile } from "./sample/sample-file.ts";

const roles = ["owner", "office"] as const;
const PAPERS = "/office/settings/papers/preview.pdf";
const PORTAL = "/office/settings/portals/:portalId/preview.pdf";

/** How papers would look: as they are set up, and, posted, as they are being typed and nobody has saved. */
export const previewRoutes = new Hono<AppEnv>();

const organisationOf = ({ db, organisationId }: Scope) =>
  db.select().from(organisations).where(eq(organisations.id, organisationId));

const portalOf = ({ c, db, organisationId }: Scope) =>
  db
    .select()
    .from(portals)
    .where(and(eq(portals.organisationId, organisationId), eq(portals.id, c.req.param("portalId") ?? "")));

previewRoutes.get(
  PAPERS,
  page({
    roles,
    read: (scope) => [organisationOf(scope)],
    show: (c, _viewer, [[organisation]]) =>
      organisation ? shown(c, { what: whatOf(c), organisation, portal: null }) : c.notFound(),
  }),
);

previewRoutes.post(
  PAPERS,
  page({
    roles,
    read: (scope) => [organisationOf(scope)],
    show: async (c, _viewer, [[organisation]]) => {
      if (!organisation) return c.notFound();
      const { draft, papers } = readPapers(await formOf(c));
      if (!papers) return wrong(draft.wrong);
      const { colour, licence, address, identity } = papers;
      const brand = { ...organisation.brand, colour: colour ?? undefined };
      const typed = { ...organisation, brand, identity, licence, address };
      return shown(c, { what: whatOf(c), organisation: typed, portal: null });
    },
  }),
);

previewRoutes.get(
  PORTAL,
  page({
    roles,
    read: (scope) => [organisationOf(scope), portalOf(scope)],
    show: (c, _viewer, [[organisation], [portal]]) =>
      organisation && portal ? shown(c, { what: whatOf(c), organisation, portal }) : c.notFound(),
  }),
);

previewRoutes.post(
  PORTAL,
  page({
    roles,
    read: (scope) => [organisationOf(scope), portalOf(scope)],
    show: async (c, _viewer, [[organisation], [kept]]) => {
      if (!organisation) return c.notFound();
      const { currency, locale, id: organisationId } = organisation;
      const known = { rules: kept?.rules ?? {}, currency, locale, newId: () => newId("point") };
      const { draft, portal: typed } = readPortal(await formOf(c), known);
      if (!typed) return wrong(draft.wrong);
      const { name, rules, profile } = typed;
      const at = now(c.env);
      const blank: PortalRow = {
        ...{ organisationId, id: c.req.param("portalId") ?? "", name, rules, profile, customerId: null },
        ...{ mailKey: null, senders: [], formerNames: [], tokenVersion: 1, createdAt: at, updatedAt: at },
      };
      return shown(c, { what: whatOf(c), organisation, portal: { ...kept, ...blank } });
    },
  }),
);

async function shown(c: Context<AppEnv>, sample: Sample): Promise<Response> {
  const file = await sampleFile(c.env, sample);
  const headers = pdfHeaders(`Sample ${sample.what}.pdf`, file.length);
  return new Response(streamed(file), { headers });
}

function whatOf(c: Context<AppEnv>): Sample["what"] {
  return c.req.query("what") === "invoice" ? "invoice" : "packet";
}

/** In the place of the paper: what must be mended before there can be one. */
function wrong(fields: { [name: string]: string | undefined }): Response {
  const sentences = Object.values(fields).filter((one) => one !== undefined);
  const headers = new Headers({
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
  });
  return new Response(sentences.join("\n"), { status: 422, headers });
}
