import { chooseSizes } from "../packet/choose-sizes.ts";
import { limitWords, megabytes, type PacketLimit, packetLimit } from "../papers/limits.ts";
import { fail, type Mend, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** Whether the packet stays below what the manager takes and a mail carries: as it was made, else as far as that can be told before. */
export function packetChecks(scene: Scene): Check[] {
  const name = "packet_size";
  const limit = packetLimit(scene.profile);
  if (!limit) return [];
  const mend = mendFor(scene, limit);
  const made = madeTooLarge(scene, limit);
  if (made !== null) return [fail(name, `The packet has ${megabytes(made)} MB; ${taken(limit)}`, mend)];
  const { fits, estimate } = chooseSizes(scene.job.photos, limit.room);
  const whole = megabytes(estimate + limit.bytes - limit.room);
  if (!fits) return [fail(name, `The packet comes to about ${whole} MB; ${taken(limit)}`, mend)];
  // What a mail carries is hardly ever reached, so it is told where it is.
  if (limit.by === "mail") return [];
  return [pass(name, `The packet has about ${whole} MB of the ${megabytes(limit.bytes)} that are taken`)];
}

function taken(limit: PacketLimit): string {
  return limit.by === "mail" ? limitWords(limit, "") : `${megabytes(limit.bytes)} MB are taken`;
}

function mendFor({ portalAddress: at }: Scene, { by }: PacketLimit): Mend {
  return by === "mail"
    ? { mend: "Take the largest photos again with the app, or let the letter carry the invoice alone", at }
    : { mend: "Ask which size they take, and change it in the portal's rules", at };
}

/** How many bytes the last packet has, if they are too many and no photo has come since. */
function madeTooLarge({ job }: Scene, { bytes }: PacketLimit): number | null {
  const made = job.packets.at(-1);
  if (!made || made.tooLarge === null || made.bytes <= bytes) return null;
  return job.photos.every((photo) => photo.receivedAt <= made.madeAt) ? made.bytes : null;
}
