import { databaseOf } from "../database/database.ts";
import { idFor } from "../ids/new-id.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Actor, PhotoLabel, Source } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { checkPhoto } from "./check-image.ts";
import { imageKind } from "./file-kind.ts";
import { findJobAndPhoto, photoById } from "./records.ts";
import { sha256Hex, stillWanted } from "./storage.ts";

export type PhotoToStore = {
  organisationId: string;
  jobId: string;
  bytes: Uint8Array;
  label: PhotoLabel;
  /** Milliseconds since 1970; the time of arrival if the phone does not say. */
  takenAt?: number;
  /** Degrees, WGS 84. */
  latitude?: number;
  longitude?: number;
  /** What the phone calls it; without one, the bytes name themselves. */
  clientId?: string;
  /** A small JPEG of it. What is none, or not small, is left out: a photo is never lost over its thumbnail. */
  thumbnail?: Uint8Array;
  /** A JPEG of it for packets that must be small. What is none, or not smaller than the photo, is left out too. */
  medium?: Uint8Array;
  /** When it was attached, if earlier than now. */
  at?: number;
  actor: Actor;
  source: Source;
};

const MOST_THUMBNAIL_BYTES = 100 * 1024;
const MOST_MEDIUM_BYTES = 300 * 1024;

/**
 * Keeps a photo and attaches it to its job. The same `clientId` again stores nothing twice and answers the same.
 * Nothing stays in the storage for a job of another organisation or for a photo that the job refused.
 */
export async function storePhoto(env: Env, input: PhotoToStore): Promise<CommandResult> {
  const checked = checkPhoto(input.bytes);
  if (!checked.ok) return { ok: false, code: "invalid_input", detail: checked.detail };

  const { organisationId, jobId, bytes } = input;
  const sha256 = await sha256Hex(bytes);
  const clientId = input.clientId || sha256;
  const id = await idFor("photo", organisationId, jobId, clientId);
  const db = databaseOf(env, organisationId);
  const found = await findJobAndPhoto(db, organisationId, jobId, id);
  if (!found.jobExists) return { ok: false, code: "not_found", detail: "There is no such job." };

  const { contentType, extension, width, height } = checked.image;
  const storageKey = found.photo?.storageKey ?? `${organisationId}/${jobId}/${id}.${extension}`;
  const copies = {
    thumbnail: smallJpeg(input.thumbnail, MOST_THUMBNAIL_BYTES),
    medium: smallJpeg(input.medium, Math.min(MOST_MEDIUM_BYTES, bytes.length)),
  };
  const keyOf = (copy: Uint8Array | null, name: string) =>
    copy && `${organisationId}/${jobId}/${id}.${name}.jpg`;
  const thumbnailKey = keyOf(copies.thumbnail, "thumb");
  const mediumKey = keyOf(copies.medium, "medium");
  if (!found.photo) {
    await env.FILES.put(storageKey, bytes, { sha256, httpMetadata: { contentType } });
    await keepCopy(env, thumbnailKey, copies.thumbnail);
    await keepCopy(env, mediumKey, copies.medium);
  }

  const photo = {
    ...{
      id,
      clientId,
      label: input.label,
      storageKey,
      thumbnailKey,
      mediumKey,
      mediumBytes: copies.medium?.length ?? null,
      contentType,
      bytes: bytes.length,
      width,
      height,
      sha256,
    },
    takenAt: plausibleMoment(input.takenAt, now(env)),
    ...position(input),
  };
  const { actor, source, at } = input;
  const command = { type: "attach_photo", photo } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source, at });
  if (!result.ok && !(await stillWanted(photoById(db, organisationId, jobId, id)))) {
    await env.FILES.delete([storageKey, thumbnailKey, mediumKey].filter((key) => key !== null));
  }
  return result;
}

function smallJpeg(bytes: Uint8Array | undefined, most: number): Uint8Array | null {
  return bytes && bytes.length <= most && imageKind(bytes)?.extension === "jpg" ? bytes : null;
}

async function keepCopy(env: Env, key: string | null, bytes: Uint8Array | null): Promise<void> {
  if (key && bytes) await env.FILES.put(key, bytes, { httpMetadata: { contentType: "image/jpeg" } });
}

/** A phone whose clock runs ahead, or that lost it, does not date a photo after its arrival or before there were phones. */
function plausibleMoment(at: number | undefined, arrival: number): number {
  const earliest = Date.UTC(2000, 0, 1);
  return at !== undefined && at >= earliest && at <= arrival ? Math.round(at) : arrival;
}

/** Both coordinates or none: a photo is never lost over a bad position. */
function position({ latitude, longitude }: PhotoToStore) {
  const good =
    latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  return good ? { latitude, longitude } : { latitude: null, longitude: null };
}
