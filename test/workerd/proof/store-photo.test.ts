import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storePhoto } from "../../../src/worker/proof/store-photo.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob, OFFICE } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { jpeg, png, text } from "./pictures.ts";

async function setting() {
  const organisationId = await anOrganisation();
  const job = await aJob(organisationId);
  const jobId = job.row.id;
  const store = (bytes: Uint8Array, more: Partial<Parameters<typeof storePhoto>[1]> = {}) =>
    storePhoto(testEnv(), {
      ...{ organisationId, jobId, bytes, label: "before", actor: OFFICE, source: "crew" },
      ...more,
    });
  return { organisationId, jobId, store };
}

async function filesOf(organisationId: string): Promise<string[]> {
  return (await env.FILES.list({ prefix: `${organisationId}/` })).objects.map(({ key }) => key);
}

test("A photo is kept with its size, its hash and where and when it was taken", async () => {
  const { organisationId, jobId, store } = await setting();
  const takenAt = Date.now() - 3_600_000;
  const bytes = jpeg(64, 48);
  const result = await store(bytes, { clientId: "phone-1", takenAt, latitude: 27.95, longitude: -82.46 });
  if (!result.ok) throw new Error(result.detail);

  const [photo] = result.job.photos;
  expect(photo).toMatchObject({
    ...{ organisationId, jobId, clientId: "phone-1", label: "before", contentType: "image/jpeg" },
    ...{ width: 64, height: 48, bytes: bytes.length, takenAt, latitude: 27.95, longitude: -82.46 },
    ...{ uploadedBy: "Olivia", storageKey: `${organisationId}/${jobId}/${photo?.id}.jpg` },
  });
  const object = await env.FILES.get(photo?.storageKey ?? "");
  expect(object?.httpMetadata?.contentType).toBe("image/jpeg");
  expect(new Uint8Array((await object?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
  expect(hex(object?.checksums.sha256)).toBe(photo?.sha256);
});

test("A PNG is a photo as well, whatever its name says", async () => {
  const { organisationId, store } = await setting();
  const result = await store(png(10, 20));
  expect(result.ok && result.job.photos[0]).toMatchObject({
    contentType: "image/png",
    width: 10,
    height: 20,
  });
  expect(await filesOf(organisationId)).toEqual([expect.stringMatching(/\.png$/)]);
});

test("What is no photo is refused with the reason, and nothing of it stays", async () => {
  const { organisationId, store } = await setting();
  const refusals: [Uint8Array, string | RegExp][] = [
    [new Uint8Array(), /empty/],
    [text(), "This file is not a photo: it starts like a text file."],
    [text("%PDF-1.7 and so on"), "This file is not a photo: it starts like a PDF."],
    [text("GIF89a\0\0\0"), "This file is not a photo: it starts like a GIF picture."],
    [new Uint8Array([1, 2, 3, 4, 0, 0, 0, 0]), /^This file is not a photo\. JPEG/],
    [jpeg(40, 30, 13 * 1024 * 1024), /^This photo has 13\.1 MB; a photo may have 12 MB/],
    [jpeg().slice(0, 12), /cut off/],
    [png().slice(0, 20), /cut off/],
    [png(0, 30), /cut off/],
    [png(20_001, 30), /20001 × 30 pixels/],
  ];
  for (const [bytes, detail] of refusals) {
    expect(await store(bytes)).toEqual({
      ...{ ok: false, code: "invalid_input" },
      detail: typeof detail === "string" ? detail : expect.stringMatching(detail),
    });
  }
  expect(await filesOf(organisationId)).toEqual([]);
});

test("The same photo sent twice is stored once, and a second one beside it", async () => {
  const { organisationId, store } = await setting();
  const first = await store(jpeg(), { clientId: "phone-1" });
  const again = await store(jpeg(), { clientId: "phone-1" });
  // A phone that shrank its photo anew after a restart sends other bytes under the same name: the first ones stand.
  const shrunkAnew = await store(jpeg(80, 60), { clientId: "phone-1" });
  expect([first, again, shrunkAnew].map((result) => result.ok && result.events.length)).toEqual([1, 0, 0]);
  expect(await filesOf(organisationId)).toHaveLength(1);
  expect(shrunkAnew.ok && shrunkAnew.job.photos[0]?.width).toBe(40);

  const other = await store(jpeg(), { clientId: "phone-2", label: "after" });
  expect(other.ok && other.job.photos.map(({ label }) => label).sort()).toEqual(["after", "before"]);
  expect(await filesOf(organisationId)).toHaveLength(2);
});

test("Twins on their way at once are stored once", async () => {
  const { organisationId, store } = await setting();
  const results = await Promise.all([1, 2, 3].map(() => store(jpeg(), { clientId: "phone-1" })));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await filesOf(organisationId)).toHaveLength(1);
});

test("Nothing is stored for a job of another organisation", async () => {
  const ours = await setting();
  const theirs = await anOrganisation();
  const result = await ours.store(jpeg(), { organisationId: theirs });
  expect(result).toEqual({ ok: false, code: "not_found", detail: "There is no such job." });
  expect(await filesOf(theirs)).toEqual([]);
  expect(await filesOf(ours.organisationId)).toEqual([]);
});

test("A phone with a wrong clock or a wrong position loses neither the photo nor its date", async () => {
  const { store } = await setting();
  const before = Date.now();
  const result = await store(jpeg(), { takenAt: before + 9e9, latitude: 127, longitude: 10 });
  const photo = result.ok ? result.job.photos[0] : undefined;
  expect(photo).toMatchObject({ latitude: null, longitude: null });
  expect(photo?.takenAt).toBeGreaterThanOrEqual(before);
  expect(photo?.takenAt).toBeLessThanOrEqual(Date.now());
});

function hex(bytes: ArrayBuffer | undefined): string {
  return Array.from(new Uint8Array(bytes ?? new ArrayBuffer(0)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
