import { type CsvFile, readCsv } from "./read-csv.ts";
import type { TicketGroup } from "./read-tickets.ts";

/** Where a file lies as it was uploaded. */
export function fileKey(organisationId: string, importId: string): string {
  return `${organisationId}/imports/${importId}.csv`;
}

/** The file of an import, read as it was when it was uploaded. */
export async function readImport(env: Pick<Env, "FILES">, run: { storageKey: string }): Promise<CsvFile> {
  const object = await env.FILES.get(run.storageKey);
  if (!object) throw new Error("the file of an import is not in the storage");
  const read = readCsv(new Uint8Array(await object.arrayBuffer()));
  if (!read.ok) throw new Error("the file of an import cannot be read any more");
  return read.file;
}

function chunkKey(organisationId: string, importId: string, chunk: number): string {
  return `${organisationId}/imports/${importId}/${chunk}.json`;
}

/** Keeps a part of a file as the tickets that it is. @param chunk from 1 */
export async function keepChunk(
  env: Pick<Env, "FILES">,
  run: { organisationId: string; id: string },
  chunk: number,
  groups: TicketGroup[],
): Promise<void> {
  await env.FILES.put(chunkKey(run.organisationId, run.id, chunk), JSON.stringify(groups));
}

export async function readChunk(
  env: Pick<Env, "FILES">,
  run: { organisationId: string; id: string },
  chunk: number,
): Promise<TicketGroup[]> {
  const object = await env.FILES.get(chunkKey(run.organisationId, run.id, chunk));
  if (!object) throw new Error("a part of an import is not in the storage");
  return await object.json<TicketGroup[]>();
}
