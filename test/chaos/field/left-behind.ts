import { createHash } from "node:crypto";
import { numbersIn } from "../../phone/pictures.ts";
import type { FieldOffice } from "./office.ts";

/** A photo of the office's records, with what its stored file is when it is read back; null where there is no file. */
export type StoredPhoto = PhotoRow & {
  file: { bytes: number; sha256: string; number: number | null } | null;
  /** The number in the thumbnail; undefined where the records name none. */
  small: number | null | undefined;
};
type PhotoRow = {
  jobId: string;
  clientId: string;
  label: string;
  storageKey: string;
  thumbnailKey: string | null;
  mediumKey: string | null;
  bytes: number;
  sha256: string;
};
export type NoteRow = { jobId: string; id: string; body: string };
export type AnswerRow = { jobId: string; itemId: string; answer: string | null };
export type EventRow = {
  jobId: string;
  sequence: number;
  type: string;
  at: number;
  clientId: string | null;
  actor: string;
};

/** What the office has at the end: its records, and its files as they are. */
export type LeftBehind = {
  photos: StoredPhoto[];
  notes: NoteRow[];
  answers: AnswerRow[];
  events: EventRow[];
  versions: ReadonlyMap<string, number>;
  /** Every key of the storage. */
  keys: string[];
};

export async function whatIsLeft(office: FieldOffice): Promise<LeftBehind> {
  const rows = await office.rows<PhotoRow>(
    `SELECT job_id AS jobId, client_id AS clientId, label, storage_key AS storageKey,
     thumbnail_key AS thumbnailKey, medium_key AS mediumKey, bytes, sha256 FROM photo WHERE organisation_id = ?`,
  );
  const photos: StoredPhoto[] = [];
  for (const row of rows) photos.push({ ...row, ...(await filesOf(office, row)) });
  const jobs = await office.rows<{ id: string; version: number }>(
    "SELECT id, version FROM job WHERE organisation_id = ?",
  );
  return {
    photos,
    notes: await office.rows("SELECT job_id AS jobId, id, body FROM note WHERE organisation_id = ?"),
    answers: await office.rows(
      "SELECT job_id AS jobId, item_id AS itemId, answer FROM checklist_answer WHERE organisation_id = ?",
    ),
    events: await office.rows(
      `SELECT job_id AS jobId, sequence, type, at, client_id AS clientId, actor FROM event
       WHERE organisation_id = ? ORDER BY job_id, sequence`,
    ),
    versions: new Map(jobs.map(({ id, version }) => [id, version])),
    keys: await allKeys(office),
  };
}

async function filesOf(office: FieldOffice, { storageKey, thumbnailKey }: PhotoRow) {
  const bytes = await stored(office, storageKey);
  const small = thumbnailKey === null ? undefined : await stored(office, thumbnailKey);
  return {
    file: bytes && {
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      number: await numberOf(bytes),
    },
    small: small === undefined ? undefined : small && (await numberOf(small)),
  };
}

async function stored(office: FieldOffice, key: string): Promise<Uint8Array | null> {
  const object = await office.worker.r2.get(key);
  return object && new Uint8Array(await object.arrayBuffer());
}

async function numberOf(bytes: Uint8Array): Promise<number | null> {
  return (await numbersIn([bytes]))[0] ?? null;
}

async function allKeys(office: FieldOffice): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const listed = await office.worker.r2.list({ cursor });
    keys.push(...listed.objects.map(({ key }) => key));
    cursor = listed.truncated ? listed.cursor : undefined;
  } while (cursor !== undefined);
  return keys;
}
