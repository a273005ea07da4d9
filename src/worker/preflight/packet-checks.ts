import { chooseSizes } from "../packet/choose-sizes.ts";
import { fail, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** Whether the packet stays below what the manager takes, as far as that can be told before it is made. */
export function packetChecks({ job, profile, portalAddress }: Scene): Check[] {
  const { maxBytes } = profile.packet;
  const { fits, words, estimate } = chooseSizes(job.photos, maxBytes);
  const name = "packet_size";
  if (!fits) {
    const mend = "Ask which size they take, and change it in the portal's rules";
    return [fail(name, words ?? "The packet is too large", { mend, at: portalAddress })];
  }
  if (maxBytes === null) return [];
  const megabytes = (bytes: number) => (Math.ceil(bytes / 100_000) / 10).toString();
  return [
    pass(name, `The packet has about ${megabytes(estimate)} MB of the ${megabytes(maxBytes)} that are taken`),
  ];
}
