import { databaseOf } from "../../database/database.ts";
import { importRun } from "../../database/schema.ts";
import type { Viewer } from "../../http/app-env.ts";
import { newId } from "../../ids/new-id.ts";
import { sha256Hex } from "../../proof/storage.ts";
import { now } from "../../time/clock.ts";
import { MOST_BYTES, readCsv } from "./read-csv.ts";
import { portalsToChoose, runsOfFile } from "./records.ts";
import { fileKey } from "./storage.ts";

export type Taken = { ok: true; importId: string } | { ok: false; detail: string };

/**
 * Keeps a file that a person chose, whole, and notes its columns; nothing is imported yet. What cannot be read is refused with a
 * sentence and not kept. The same file that still waits for its columns is the same import.
 */
export async function takeFile(
  env: Env,
  viewer: Viewer,
  { file, portalId }: { file: File; portalId: string | null },
): Promise<Taken> {
  if (file.size > MOST_BYTES) return no("This file has more than 10 MB. Split it, and upload the parts.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readCsv(bytes);
  if (!read.ok) return read;
  const { organisationId } = viewer;
  const db = databaseOf(env, organisationId);
  const sha256 = await sha256Hex(bytes);
  const [portals, before] = await db.batch([
    portalsToChoose(db, organisationId),
    runsOfFile(db, organisationId, sha256),
  ]);
  if (portalId !== null && !portals.some(({ id }) => id === portalId)) {
    return no("This portal is not set up any more. Choose another one.");
  }
  const waiting = before.find((one) => one.status === "mapping" && one.portalId === portalId);
  if (waiting) return { ok: true, importId: waiting.id };

  const id = newId("imp");
  const storageKey = fileKey(organisationId, id);
  await env.FILES.put(storageKey, bytes, { httpMetadata: { contentType: "text/csv" } });
  const { columns, rows } = read.file;
  await db.insert(importRun).values({
    ...{ organisationId, id, portalId, storageKey, sha256, columns },
    ...{ fileName: file.name.slice(0, 200) || "file.csv", bytes: bytes.length, rows: rows.length },
    ...{ status: "mapping", mapping: {}, createdBy: viewer.memberId, createdAt: now(env) },
  });
  return { ok: true, importId: id };
}

function no(detail: string): Taken {
  return { ok: false, detail };
}
