import type { Context } from "hono";
import { ImportMappingScreen } from "../../../views/intake/import-mapping-screen.tsx";
import { ImportPreview } from "../../../views/intake/import-preview.tsx";
import { databaseOf } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import type { AppEnv, Viewer } from "../../http/app-env.ts";
import type { Shown } from "../../http/html.ts";
import { isPartial } from "../../http/page.ts";
import { frameFor } from "../../time/viewer-clock.ts";
import { ticketSourceQueries } from "../receive-loose-ticket.ts";
import type { ColumnMapping } from "../vocabulary.ts";
import { guessColumns } from "./guess-columns.ts";
import type { ChosenMapping } from "./mapping-form.ts";
import { foundOrder } from "./read-tickets.ts";
import { lastMapping, membersByName, runsOfFile } from "./records.ts";
import { knownNumbers } from "./row-records.ts";
import { readImport } from "./storage.ts";
import { numbersIn, survey } from "./survey.ts";
import { sourcesOf, ticketsOf } from "./tickets-of.ts";
import { ownColumns } from "./wrong-rows.ts";

/** The columns of a file, each with what it is, and what will become of its rows; for htmx the latter alone. */
export async function mappingShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  run: ImportRunRow,
  asked: { needs: number; chosen?: ChosenMapping; refused?: string },
): Promise<Shown> {
  const { organisationId, organisation } = viewer;
  const db = databaseOf(c.env, organisationId);
  const [file, [portals, customers, lastOnes, sameFile, members]] = await Promise.all([
    readImport(c.env, run),
    db.batch([
      ...ticketSourceQueries(db, organisationId, run.portalId),
      lastMapping(db, run, ownColumns(run.columns)),
      runsOfFile(db, organisationId, run.sha256),
      membersByName(db, organisationId),
    ]),
  ]);
  const from = { portal: portals[0] ?? null, usual: customers[0] ?? null };
  const last = isEmpty(run.mapping) ? lastOnes[0]?.mapping : undefined;
  const kept = isEmpty(run.mapping) ? undefined : run.mapping;
  const mapping = asked.chosen?.mapping ?? kept ?? last ?? guessColumns(file, organisation);
  const groups = ticketsOf(file, mapping, organisation, from);
  const known = await knownNumbers(db, organisationId, {
    ...{ sources: sourcesOf(from), portalId: run.portalId, numbers: numbersIn(groups) },
  });
  const surveyed = survey(groups, new Set(known.flatMap(({ ticketNumber }) => ticketNumber ?? [])));
  const before = sameFile.find(({ status, id }) => status !== "mapping" && id !== run.id);
  const shown = {
    frame: frameFor(viewer, c.env),
    ...{ run, file, mapping, surveyed },
    twice: asked.chosen?.twice ?? [],
    refused: asked.refused,
    portalName: from.portal?.name ?? null,
    dates: foundOrder(file, mapping, organisation.locale),
    before: before && { ...before, by: members.find(({ id }) => id === before.createdBy)?.name ?? "" },
    fromLast: last !== undefined && !asked.chosen,
    needs: asked.needs,
  };
  return isPartial(c) ? <ImportPreview {...shown} /> : <ImportMappingScreen {...shown} />;
}

function isEmpty(mapping: ColumnMapping): boolean {
  return Object.keys(mapping).length === 0;
}
