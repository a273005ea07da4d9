import { expect, test } from "vitest";
import { sha256Hex } from "../../../src/worker/proof/storage.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";
import { aProvenJob, stored } from "./a-packet.ts";

test("the same data is the same revision and the same bytes; a changed note is the next one", async () => {
  const { make, say, asCrew } = await aProvenJob([{}, {}]);
  await asCrew();
  const first = await make();
  expect(first).toMatchObject({ revision: 1, tooLarge: null });
  const bytes = await stored(first.storageKey);
  expect(new TextDecoder("latin1").decode(bytes.slice(0, 8))).toBe("%PDF-1.7");
  expect([bytes.length, await sha256Hex(bytes)]).toEqual([first.bytes, first.sha256]);
  expect((await make()).id).toBe(first.id);

  await say({ type: "note", id: "note_1", body: "The closer squeaks" });
  const second = await make();
  expect(second.revision).toBe(2);
  expect(second.sha256).not.toBe(first.sha256);
  // What was sent stays what it was.
  expect(await sha256Hex(await stored(first.storageKey))).toBe(first.sha256);
});

test("what does not stand on the paper makes no new revision", async () => {
  const { make, say } = await aProvenJob();
  const first = await make();
  await say({ type: "accept" });
  // Nobody of the crew wrote this: it stays in the office.
  await say({ type: "note", id: "note_1", body: "This customer always pays late" });
  expect((await make()).revision).toBe(first.revision);
});

test("two at once make one revision, one file and one link", async () => {
  const { make, say } = await aProvenJob();
  const [one, other] = await Promise.all([make(), make()]);
  expect(one.id).toBe(other.id);
  const job = await say({ type: "note", id: "note_1", body: "Here" });
  expect(job.packets.map(({ revision }) => revision)).toEqual([1]);
  expect(job.shares.map(({ kind }) => kind)).toEqual(["packet"]);
});

test("a link that was withdrawn is followed by another, in a new revision", async () => {
  const { make, say } = await aProvenJob();
  await make();
  const { shares } = await say({ type: "note", id: "note_1", body: "Here" });
  await say({ type: "revoke_share", id: shares[0]?.id ?? "" });
  expect((await make()).revision).toBe(2);
  const job = await say({ type: "note", id: "note_2", body: "There" });
  expect(job.shares.map(({ revokedAt }) => revokedAt === null)).toEqual([false, true]);
});

test("a file that was lost from the storage is made again, byte for byte", async () => {
  const { make } = await aProvenJob();
  const first = await make();
  await testEnv().FILES.delete(first.storageKey);
  expect((await make()).id).toBe(first.id);
  expect(await sha256Hex(await stored(first.storageKey))).toBe(first.sha256);
});

test("broken photos spoil no packet", async () => {
  const { make, say, organisationId, jobId } = await aProvenJob([{}, {}, {}]);
  const key = (index: number) => `${organisationId}/${jobId}/photo_${index}.jpg`;
  await testEnv().FILES.delete(key(0));
  await testEnv().FILES.put(key(1), "this is no photo");
  await testEnv().FILES.put(key(2), new Uint8Array([0xff, 0xd8, 0xff]));
  const packet = await make();
  expect(packet.pages).toBeGreaterThan(0);
  expect((await say({ type: "note", id: "note_1", body: "Here" })).packets).toHaveLength(1);
});

test("the office makes it, looks at it and at an older one; nobody else does", async () => {
  const { make, path, organisationId, say, asCrew } = await aProvenJob([{}, {}]);
  await asCrew();
  const office = await signedIn(await aMember("office", { organisationId }));
  expect(await (await office.get(path)).text()).toContain("no packet yet");
  expect((await office.post(`${path}/packet`)).status).toBe(303);
  const page = await (await office.get(path)).text();
  expect(page).toMatch(/Packet 1<\/a>.*2 pages|Packet 1<\/a>.*1 page/s);
  expect(page).toContain("made packet 1");

  const first = await make();
  await say({ type: "note", id: "note_1", body: "One more thing" });
  const now = await office.get(`${path}/packet.pdf`);
  expect([now.status, now.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  expect(now.headers.get("Content-Disposition")).toMatch(/^inline; filename="[^"]+ packet\.pdf"/);
  expect(now.headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
  expect(now.headers.get("Content-Security-Policy")).toBe("frame-ancestors 'self'");
  expect(await sha256Hex(new Uint8Array(await now.arrayBuffer()))).not.toBe(first.sha256);
  const older = await office.get(`${path}/packet.pdf?revision=1`);
  expect(await sha256Hex(new Uint8Array(await older.arrayBuffer()))).toBe(first.sha256);
  expect((await office.get(`${path}/packet.pdf?revision=7`)).status).toBe(404);

  const stranger = await signedIn(await aMember("office"));
  for (const end of ["packet.pdf", "packet.pdf?revision=1", "packet/preview.pdf"]) {
    expect((await stranger.get(`${path}/${end}`)).status).toBe(404);
  }
  const crew = await signedIn(await aMember("crew", { organisationId }));
  expect((await crew.get(`${path}/packet.pdf`)).status).toBe(404);
});

test("a preview shows the packet and keeps nothing", async () => {
  const { path, organisationId, say } = await aProvenJob([{}, {}]);
  const office = await signedIn(await aMember("office", { organisationId }));
  const preview = await office.get(`${path}/packet/preview.pdf`);
  expect(preview.status).toBe(200);
  expect((await preview.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  const job = await say({ type: "note", id: "note_1", body: "Here" });
  expect([job.packets, job.shares]).toEqual([[], []]);
});
