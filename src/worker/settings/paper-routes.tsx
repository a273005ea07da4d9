import { Hono } from "hono";
import { draftOfPapers } from "../../views/settings/paper-draft.ts";
import { PAPERS, PaperScreen } from "../../views/settings/paper-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { formOf } from "../jobs/office-verbs.ts";
import { readFile } from "../proof/read-file.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readPapers } from "./paper-input.ts";
import { checkLogo, logoType } from "./paper-logo.ts";
import { organisationRow, saveLogo, savePapers } from "./paper-records.ts";

const roles = ["owner"] as const;

const read = ({ db, organisationId }: Scope) =>
  [organisationRow(db, organisationId), openFailureIds(db, organisationId)] as const;

/** How the vendor's papers look, and who they say that the vendor is. */
export const paperRoutes = new Hono<AppEnv>();

paperRoutes.get(
  PAPERS,
  page({
    roles,
    read,
    show: (c, viewer, [[organisation], needing]) => {
      if (!organisation) return c.notFound();
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, organisation };
      const saved = c.req.query("saved") !== undefined;
      return <PaperScreen {...shown} draft={draftOfPapers(organisation)} saved={saved} />;
    },
  }),
);

paperRoutes.post(
  PAPERS,
  page({
    roles,
    read,
    show: async (c, viewer, [[organisation], needing]) => {
      if (!organisation) return c.notFound();
      const { draft, papers } = readPapers(await formOf(c));
      if (!papers) {
        c.status(422);
        const shown = { frame: frameFor(viewer, c.env), needs: needing.length, organisation };
        return <PaperScreen {...shown} draft={draft} />;
      }
      await savePapers(databaseOf(c.env, viewer.organisationId), viewer.organisationId, papers);
      return c.redirect(`${PAPERS}?saved`, 303);
    },
  }),
);

paperRoutes.get(
  `${PAPERS}/logo`,
  page({
    roles: ["owner", "office"],
    read,
    show: (c, _viewer, [[organisation]]) => {
      const storageKey = organisation?.brand.logoKey;
      if (!storageKey) return c.notFound();
      return readFile(c.env, { storageKey, contentType: logoType(storageKey) }, c.req.raw);
    },
  }),
);

paperRoutes.post(
  `${PAPERS}/logo`,
  page({
    roles,
    read,
    show: async (c, viewer, [[organisation], needing]) => {
      if (!organisation) return c.notFound();
      const { organisationId } = viewer;
      const sent = (await formOf(c)).get("logo");
      const bytes = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
      const logo = await checkLogo(organisationId, bytes);
      if ("wrong" in logo) {
        c.status(422);
        const shown = { frame: frameFor(viewer, c.env), needs: needing.length, organisation };
        return <PaperScreen {...shown} draft={draftOfPapers(organisation)} wrongLogo={logo.wrong} />;
      }
      await c.env.FILES.put(logo.key, bytes, { httpMetadata: { contentType: logo.contentType } });
      await saveLogo(databaseOf(c.env, organisationId), organisationId, logo.key);
      return c.redirect(`${PAPERS}?saved`, 303);
    },
  }),
);

paperRoutes.post(
  `${PAPERS}/logo/remove`,
  page({
    roles,
    read,
    show: async (c, viewer) => {
      // The file stays: a paper that is being made just now may still ask for it.
      await saveLogo(databaseOf(c.env, viewer.organisationId), viewer.organisationId, null);
      return c.redirect(`${PAPERS}?saved`, 303);
    },
  }),
);
