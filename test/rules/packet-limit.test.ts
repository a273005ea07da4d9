import { expect, test } from "vitest";
import type { Job } from "../../src/worker/jobs/types.ts";
import { firstSizes, fitPacket } from "../../src/worker/packet/fit-packet.ts";
import { packetLimit } from "../../src/worker/papers/limits.ts";
import { type MailRules, type PacketRules, PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import { preflight } from "../../src/worker/preflight/preflight.ts";
import { jobIn, NOW, portalOf } from "./fixtures.ts";

const BOTH: Partial<MailRules> = { attach: "invoice_and_packet" };

test.each<[string, Partial<PacketRules>, Partial<MailRules>, ReturnType<typeof packetLimit>]>([
  ["nobody limits a packet that a person hands in", {}, {}, null],
  ["a manager's own", { maxBytes: 5_000_000 }, {}, { bytes: 5_000_000, room: 5_000_000, by: "manager" }],
  ["in a mail the invoice lies beside it", {}, BOTH, { bytes: 14_800_000, room: 14_800_000, by: "mail" }],
  ["in one file with it", { singleFile: true }, {}, { bytes: 15_000_000, room: 14_960_000, by: "mail" }],
  [
    "a manager may take more than a mail carries",
    { singleFile: true, maxBytes: 20_000_000 },
    {},
    { bytes: 15_000_000, room: 14_960_000, by: "mail" },
  ],
  [
    "or less",
    { maxBytes: 10_000_000, singleFile: true },
    BOTH,
    { bytes: 10_000_000, room: 9_960_000, by: "manager" },
  ],
])("%s", (_name, packet, mail, limit) => {
  expect(packetLimit(withRules(packet, mail))).toEqual(limit);
});

test("twenty large photos for a mail are made smaller by themselves, and nobody is asked", () => {
  const job = jobWith(20, 1_200_000, 120_000, BOTH);
  const { fits, sizes } = firstSizes(job);
  expect(fits).toBe(true);
  expect([...sizes.values()].filter((size) => size === "medium").length).toBeLessThan(12);
  expect(sizeCheck(job)).toBeUndefined();
});

test("without smaller copies it is told before the letter is tried, and whose limit it is", async () => {
  const job = jobWith(20, 1_200_000, null, BOTH);
  expect(sizeCheck(job)).toMatchObject({
    state: "fail",
    words: "The packet comes to about 24.2 MB; a mail carries 15 MB in all",
    mend: "Take the largest photos again with the app, or let the letter carry the invoice alone",
  });
  const { tooLarge } = await fitPacket(job, firstSizes(job), async () => ({
    ...{ length: 24_100_000, pages: 20, pieces: [] },
    async *chunks() {},
  }));
  expect(tooLarge).toMatch(/^The packet has 24\.1 MB, and a mail carries 15 MB in all\. /);
});

test("the invoice's pages are reckoned with where one file is for both", () => {
  const rules = { singleFile: true, maxBytes: 2_000_000 };
  const near = jobWith(4, 474_000, null, {}, rules);
  expect(sizeCheck(near)).toMatchObject({ state: "fail" });
  const alone = jobWith(4, 474_000, null, {}, { ...rules, singleFile: false });
  expect(sizeCheck(alone)).toMatchObject({ state: "pass" });
});

function withRules(packet: Partial<PacketRules>, mail: Partial<MailRules>) {
  return {
    packet: { ...PLAIN_PROFILE.packet, ...packet },
    mail: { ...PLAIN_PROFILE.mail, ...mail },
  };
}

function jobWith(
  count: number,
  bytes: number,
  mediumBytes: number | null,
  mail: Partial<MailRules>,
  packet: Partial<PacketRules> = {},
): Job {
  const job = jobIn("completed", { portal: portalOf({}, withRules(packet, mail)) });
  const [photo] = job.photos;
  if (!photo) throw new Error("the job has no photo");
  const mediumKey = mediumBytes === null ? null : "medium";
  const photos = Array.from({ length: count }, (_, index) => ({
    ...photo,
    ...{ id: `photo_${index}`, bytes, mediumBytes, mediumKey },
  }));
  return { ...job, photos };
}

function sizeCheck(job: Job) {
  return preflight(job, NOW).find(({ name }) => name === "packet_size");
}
