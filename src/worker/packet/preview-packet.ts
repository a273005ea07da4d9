import { databaseOf } from "../database/database.ts";
import type { Job } from "../jobs/types.ts";
import { drawPacketFile } from "../papers/draw-file.ts";
import { loadFaces } from "../papers/fonts.ts";
import { findStored } from "../papers/stored-picture.ts";
import type { PdfFile } from "../papers/write.ts";
import { now } from "../time/clock.ts";
import { packetContent } from "./content/content.ts";
import { crewNamesFor } from "./crew-names.ts";
import { firstSizes, fitPacket } from "./fit-packet.ts";
import { packetShare, proofAddress } from "./proof-address.ts";

/** The packet as it would now be made; nothing of it is kept, and no link is made. */
export async function previewPacket(env: Env, job: Job, origin: string): Promise<PdfFile> {
  const db = databaseOf(env, job.row.organisationId);
  const { share } = await packetShare(job, now(env));
  const [crew, address, faces] = await Promise.all([
    crewNamesFor(db, job),
    proofAddress(env, origin, share),
    loadFaces(env),
  ]);
  const { file } = await fitPacket(job, firstSizes(job), ({ sizes }) =>
    drawPacketFile(packetContent(job, { proofAddress: address, sizes, crew }), faces, findStored(env)),
  );
  return file;
}
