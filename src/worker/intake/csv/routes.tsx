import type { Context } from "hono";
import { Hono } from "hono";
import { ImportListScreen } from "../../../views/intake/import-list-screen.tsx";
import { ImportRunRegion, ImportRunScreen } from "../../../views/intake/import-run-screen.tsx";
import type { ImportRunRow } from "../../database/rows.ts";
import { openFailureIds } from "../../failures/records.ts";
import type { AppEnv, Viewer } from "../../http/app-env.ts";
import type { Shown } from "../../http/html.ts";
import { isPartial, page, type Scope } from "../../http/page.ts";
import { formOf, textOf } from "../../jobs/office-verbs.ts";
import { frameFor } from "../../time/viewer-clock.ts";
import { FILE_IS_GONE } from "../originals/life.ts";
import { type ChosenMapping, readMapping, whyNotStart } from "./mapping-form.ts";
import * as records from "./records.ts";
import { rowQuery } from "./row-query.ts";
import { rowsAfter, wrongRows } from "./row-records.ts";
import { mappingShown } from "./show-mapping.tsx";
import { cancelImport, keepMapping, resumeImport, startImport } from "./start-import.ts";
import { readImport } from "./storage.ts";
import { NO_SUMS } from "./sums.ts";
import { takeFile } from "./take-file.ts";
import { wrongRowsCsv } from "./wrong-rows.ts";

const roles = ["owner", "office"] as const;
const HERE = "/office/intake/import";
const ONE = `${HERE}/:importId`;

/** Files of tickets: uploaded, their columns chosen, imported in parts while the page tells how far it is. */
export const importRoutes = new Hono<AppEnv>();

const readList = ({ db, organisationId }: Scope) =>
  [
    records.lastRuns(db, organisationId),
    records.lastSums(db, organisationId),
    records.portalsToChoose(db, organisationId),
    records.membersByName(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;

importRoutes.get(
  HERE,
  page({
    roles,
    read: readList,
    show: (c, viewer, [runs, sums, portals, members, needing]) => {
      const frame = frameFor(viewer, c.env);
      return <ImportListScreen {...{ frame, runs, sums, portals, members }} needs={needing.length} />;
    },
  }),
);

importRoutes.post(
  HERE,
  page({
    roles,
    read: readList,
    show: async (c, viewer, [runs, sums, portals, members, needing]) => {
      const form = await formOf(c);
      const file = form.get("file");
      const portalId = textOf(form, "portal") || null;
      const chosen = file instanceof File && (file.size > 0 || file.name !== "") ? file : null;
      const taken = chosen
        ? await takeFile(c.env, viewer, { file: chosen, portalId })
        : ({ ok: false, detail: "Choose a file first." } as const);
      if (taken.ok) return c.redirect(`${HERE}/${taken.importId}`, 303);
      c.status(422);
      const frame = frameFor(viewer, c.env);
      const refused = { detail: taken.detail, portalId, fileName: chosen?.name };
      return (
        <ImportListScreen {...{ frame, runs, sums, portals, members, refused }} needs={needing.length} />
      );
    },
  }),
);

const readOne = ({ c, db, organisationId }: Scope) => {
  const importId = c.req.param("importId") ?? "";
  return [
    records.runById(db, organisationId, importId),
    records.sumsOf(db, organisationId, importId),
    rowsAfter(db, organisationId, importId, rowQuery(c.req.query())),
    records.importedBy(db, organisationId, importId),
    openFailureIds(db, organisationId),
  ] as const;
};

importRoutes.get(
  ONE,
  page({
    roles,
    read: readOne,
    show: (c, viewer, [[run], [sums], rows, [by], needing]) => {
      if (!run) return c.notFound();
      const needs = needing.length;
      if (run.status === "mapping") return mappingShown(c, viewer, run, { needs });
      const View = isPartial(c) ? ImportRunRegion : ImportRunScreen;
      return (
        <View
          frame={frameFor(viewer, c.env)}
          run={run}
          sums={{ ...NO_SUMS, ...sums }}
          rows={rows}
          query={rowQuery(c.req.query())}
          by={by?.name ?? ""}
          needs={needs}
        />
      );
    },
  }),
);

importRoutes.post(
  `${ONE}/preview`,
  onRun(async (c, viewer, run, needs) => {
    if (run.status !== "mapping") return c.redirect(`${HERE}/${run.id}`, 303);
    const chosen = await chosenIn(c, run);
    await keepMapping(c.env, run, chosen.mapping);
    return mappingShown(c, viewer, run, { needs, chosen });
  }),
);

importRoutes.post(
  `${ONE}/start`,
  onRun(async (c, viewer, run, needs) => {
    const chosen = await chosenIn(c, run);
    const refused = run.status === "mapping" ? whyNotStart(chosen) : null;
    if (refused) {
      c.status(422);
      return mappingShown(c, viewer, run, { needs, chosen, refused });
    }
    await startImport(c.env, run, chosen.mapping);
    return c.redirect(`${HERE}/${run.id}`, 303);
  }),
);

importRoutes.post(
  `${ONE}/cancel`,
  onRun(async (c, _viewer, run) => {
    const waited = run.status === "mapping";
    await cancelImport(c.env, run);
    return c.redirect(waited ? HERE : `${HERE}/${run.id}`, 303);
  }),
);

importRoutes.post(
  `${ONE}/resume`,
  onRun(async (c, _viewer, run) => {
    await resumeImport(c.env, run);
    return c.redirect(`${HERE}/${run.id}`, 303);
  }),
);

importRoutes.get(
  `${ONE}/wrong.csv`,
  page({
    roles,
    read: ({ c, db, organisationId }) => {
      const importId = c.req.param("importId") ?? "";
      return [
        records.runById(db, organisationId, importId),
        wrongRows(db, organisationId, importId),
      ] as const;
    },
    show: async (c, _viewer, [[run], wrong]) => {
      if (!run || run.storageKey === FILE_IS_GONE) return c.notFound();
      const details = new Map(wrong.map(({ row, detail }) => [row, detail]));
      return c.body(wrongRowsCsv(await readImport(c.env, run), details), 200, {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="wrong rows.csv"',
      });
    },
  }),
);

type OnRun = (c: Context<AppEnv>, viewer: Viewer, run: ImportRunRow, needs: number) => Promise<Shown>;

/** Something that is done to an import that the organisation has. */
function onRun(run: OnRun) {
  return page({
    roles,
    read: ({ c, db, organisationId }) =>
      [
        records.runById(db, organisationId, c.req.param("importId") ?? ""),
        openFailureIds(db, organisationId),
      ] as const,
    show: (c, viewer, [[found], needing]) => (found ? run(c, viewer, found, needing.length) : c.notFound()),
  });
}

async function chosenIn(c: Context<AppEnv>, run: ImportRunRow): Promise<ChosenMapping> {
  return readMapping(await formOf(c), run.columns.length);
}
