import { chooseSizes } from "../packet/choose-sizes.ts";
import { fail, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** Whether the packet stays below what the manager takes: as it was made, else as far as that can be told before. */
export function packetChecks(scene: Scene): Check[] {
  const { maxBytes } = scene.profile.packet;
  const name = "packet_size";
  const mend = {
    mend: "Ask which size they take, and change it in the portal's rules",
    at: scene.portalAddress,
  };
  const made = madeTooLarge(scene);
  if (made !== null && maxBytes !== null) {
    return [fail(name, `The packet has ${megabytes(made)} MB; ${megabytes(maxBytes)} MB are taken`, mend)];
  }
  const { fits, words, estimate } = chooseSizes(scene.job.photos, maxBytes);
  if (!fits) return [fail(name, words ?? "The packet is too large", mend)];
  if (maxBytes === null) return [];
  return [
    pass(name, `The packet has about ${megabytes(estimate)} MB of the ${megabytes(maxBytes)} that are taken`),
  ];
}

/** How many bytes the last packet has, if they were too many and no photo has come since. */
function madeTooLarge({ job, profile }: Scene): number | null {
  const { maxBytes } = profile.packet;
  const made = job.packets.at(-1);
  if (!made || made.tooLarge === null || maxBytes === null || made.bytes <= maxBytes) return null;
  return job.photos.every((photo) => photo.receivedAt <= made.madeAt) ? made.bytes : null;
}

function megabytes(bytes: number): string {
  return (Math.ceil(bytes / 100_000) / 10).toString();
}
