import { changed, happened, unchanged } from "../decision.ts";
import type { Context, Decision, Job, PacketInput } from "../types.ts";

/** Writes down a packet that lies in R2. The same content is the same revision; other content is the next one. */
export function keepPacket(job: Job, packet: PacketInput, context: Context): Decision {
  if (job.packets.some((known) => known.contentHash === packet.contentHash)) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const revision = Math.max(0, ...job.packets.map((known) => known.revision)) + 1;
  const id = context.newId("packet");
  const made = { madeBy: context.actor.name, madeAt: context.now };
  const row = { ...packet, organisationId, jobId, id, revision, ...made };
  const { bytes, sha256 } = packet;
  return changed(
    { ...job, packets: [...job.packets, row] },
    happened("packet.made", { packetId: id, revision, bytes, sha256 }),
  );
}
