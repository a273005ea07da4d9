import { databaseOf } from "../database/database.ts";
import type { PacketRow } from "../database/rows.ts";
import { refuse } from "../jobs/decision.ts";
import { loadJob } from "../jobs/load-job.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Job, Refusal, Source } from "../jobs/types.ts";
import { drawPacketFile } from "../papers/draw-file.ts";
import { loadFaces } from "../papers/fonts.ts";
import { keepFile } from "../papers/keep-file.ts";
import { packetLimit } from "../papers/limits.ts";
import { findStored } from "../papers/stored-picture.ts";
import { profileFor } from "../portals/profile.ts";
import { now } from "../time/clock.ts";
import { packetContent } from "./content/content.ts";
import { contentHashOf } from "./content/hash.ts";
import { crewNamesFor } from "./crew-names.ts";
import { firstSizes, fitPacket } from "./fit-packet.ts";
import { keepPacketShare, proofAddress } from "./proof-address.ts";

export type PacketRequest = {
  organisationId: string;
  jobId: string;
  actor: Actor;
  source: Source;
  /** Where links begin if no APP_URL is set. */
  origin: string;
};

/** A revision of the job's packet; its file lies in the storage under `packet.storageKey`. */
export type MadePacket = { ok: true; job: Job; packet: PacketRow } | Refusal;

/**
 * The job's packet as its records now are: the revision that shows just that, or a new one. The same data is the same revision and the
 * same file, whoever asks and however many at once. A broken photo spoils nothing: its place says so.
 */
export async function makePacket(env: Env, request: PacketRequest): Promise<MadePacket> {
  const { organisationId, jobId, actor, source, origin } = request;
  const db = databaseOf(env, organisationId);
  const { job: found } = await loadJob(db, organisationId, jobId);
  if (!found) return refuse("not_found", "There is no such job.");
  const shared = await keepPacketShare(env, found, { actor, source, now: now(env) });
  if (!shared.ok) return shared;
  const { job, share } = shared;
  if (!share) return refuse("not_found", "The job has no link for its packet.");

  const [crew, address] = await Promise.all([crewNamesFor(db, job), proofAddress(env, origin, share)]);
  const sizes = firstSizes(job);
  const contentOf = (chosen: typeof sizes) =>
    packetContent(job, { proofAddress: address, sizes: chosen.sizes, crew });
  // The limit too: how far photos are made smaller in the end depends on it.
  const maxBytes = packetLimit(profileFor(job))?.bytes ?? null;
  const contentHash = await contentHashOf({ packet: contentOf(sizes), maxBytes });
  const known = job.packets.find((one) => one.contentHash === contentHash);
  if (known && (await env.FILES.head(known.storageKey))) return { ok: true, job, packet: known };

  const faces = await loadFaces(env);
  const { file, tooLarge } = await fitPacket(job, sizes, (chosen) =>
    drawPacketFile(contentOf(chosen), faces, findStored(env)),
  );
  const storageKey = `${organisationId}/${jobId}/packets/${contentHash}.pdf`;
  const sha256 = await keepFile(env, storageKey, file);
  const packet = { contentHash, storageKey, bytes: file.length, pages: file.pages, sha256, tooLarge };
  const command = { type: "keep_packet", packet } as const;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source });
  if (!result.ok) return result;
  const kept = result.job.packets.find((one) => one.contentHash === contentHash);
  return kept ? { ok: true, job: result.job, packet: kept } : refuse("not_found", "The packet was not kept.");
}
