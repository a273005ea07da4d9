import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { signedToken } from "../../../src/worker/auth/signed-link.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event, share } from "../../../src/worker/database/schema.ts";
import { sha256Hex } from "../../../src/worker/proof/storage.ts";
import { storeSignature } from "../../../src/worker/proof/store-signature.ts";
import { proofUrl } from "../../../src/worker/shares/proof-link.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { aCrewOnSite, aPhoto, jobNow } from "../confirm/asked.ts";
import { send } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { jpeg, png } from "../proof/pictures.ts";

const OFFICE = { kind: "member", id: "mem_office", name: "Olivia" } as const;
const DAY = 86_400_000;

test("Whoever has the link sees what was done, where and when, and nothing of money or people", async () => {
  const { path, job } = await aSharedJob();
  const answer = await new Browser().get(path);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...{ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" },
    "cache-control": "private, no-store",
  });
  expect(html).toContain("Gulf Coast Screens");
  expect(html).toContain("842 Cypress Bend Dr, Tampa, FL");
  for (const { sha256 } of [...job.photos, ...job.signatures]) expect(html).toContain(sha256);
  expect(html).toContain("has not been made yet");
  // The customer, their phone and unit, who signed, and every amount.
  expect(html).not.toMatch(/Maria|555-0199|14B|Ortiz|\$|450/);
  expect(html).toContain("by Olivia");
});

test("A photo opens through its job's link, another job's does not, nor another organisation's", async () => {
  const { path, job } = await aSharedJob();
  const other = await aSharedJob();
  const photo = job.photos[0]?.id;
  const shown = await new Browser().get(`${path}/photos/${photo}`);
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(jpeg(51, 30));
  expect(shown.headers.get("Cache-Control")).toBe("private, no-store");
  expect((await new Browser().get(`${path}/photos/${photo}/thumbnail`)).status).toBe(200);
  for (const stranger of [other.job.photos[0]?.id, "photo_none"]) {
    expect((await new Browser().get(`${path}/photos/${stranger}`)).status).toBe(404);
    expect((await new Browser().get(`${path}/photos/${stranger}/thumbnail`)).status).toBe(404);
  }
});

test("A link that nobody made opens nothing", async () => {
  const { path, target } = await aSharedJob();
  const strangers = await aSharedJob();
  const { organisationId, jobId, shareId } = target;
  const elsewhere = strangers.target;
  const forged = [
    path.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    path.replace(jobId, elsewhere.jobId),
    `/proof/${organisationId}~${jobId}~${shareId}`,
    // Signed by us, for something else or for a job that it does not belong to.
    `/proof/${await signedToken(testEnv(), "confirm", [organisationId, jobId, shareId])}`,
    `/proof/${await signedToken(testEnv(), "proof", [organisationId, elsewhere.jobId, shareId])}`,
    `/proof/${await signedToken(testEnv(), "proof", [elsewhere.organisationId, jobId, shareId])}`,
  ];
  for (const one of forged) expect([one, (await new Browser().get(one)).status]).toEqual([one, 404]);
});

test("A link that ended says when, a withdrawn one that it was; both show nothing else", async () => {
  const { path, job, target } = await aSharedJob();
  const photo = `${path}/photos/${job.photos[0]?.id}`;
  const db = databaseOf(env, target.organisationId);
  const thisShare = and(eq(share.organisationId, target.organisationId), eq(share.id, target.shareId));
  await db
    .update(share)
    .set({ expiresAt: Date.UTC(2026, 0, 10, 17) })
    .where(thisShare);
  const ended = await new Browser().get(path);
  const endedWords = await ended.text();
  expect(ended.status).toBe(410);
  expect(endedWords).toContain("This link ended on Jan 10, 2026, 12:00");
  expect(endedWords).toContain("ask Gulf Coast Screens for a new one");
  expect(endedWords).not.toContain("Rescreen");
  expect((await new Browser().get(photo)).status).toBe(404);

  await db.update(share).set({ expiresAt: null }).where(thisShare);
  expect((await new Browser().get(photo)).status).toBe(200);
  await send(target.organisationId, target.jobId, { type: "revoke_share", id: target.shareId });
  const withdrawn = await new Browser().get(path);
  expect([withdrawn.status, await withdrawn.text()]).toEqual([
    410,
    expect.stringContaining("has withdrawn this link"),
  ]);
  for (const gone of [photo, `${path}/packet`, `${path}/logo`]) {
    expect((await new Browser().get(gone)).status).toBe(404);
  }
  expect((await checked(path, jpeg(51, 30))).status).toBe(410);
});

test("A file is told apart: a photo, the signature, a packet, none of them; nothing is kept", async () => {
  const { path, target } = await aSharedJob();
  const pdf = new TextEncoder().encode("%PDF-1.7 the packet");
  await keepPacket(target, pdf);
  const say = async (file: Uint8Array) => await (await checked(path, file)).text();
  expect(await say(jpeg(52, 30))).toMatch(/photo 2, after, taken Dec 31, 2025, .*: unchanged\./);
  expect(await say(png())).toContain("This is the signature, given ");
  expect(await say(pdf)).toContain("This is the packet, revision 1, made ");
  const changed = jpeg(52, 30);
  changed[changed.length - 3] = 0x77;
  const other = await checked(path, changed);
  expect([other.status, await other.text()]).toEqual([
    200,
    expect.stringContaining("taken-elsewhere.jpg: This file is not one of this job&#39;s files"),
  ]);
  expect((await checked(path, new Uint8Array())).status).toBe(422);
  expect((await checked(path, new Uint8Array(25 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await env.FILES.list()).objects.filter(({ key }) => key.includes("taken-elsewhere.jpg"))).toEqual(
    [],
  );
});

test("The last packet is what is downloaded, under a name that tells which one it is", async () => {
  const { path, target } = await aSharedJob();
  expect((await new Browser().get(`${path}/packet`)).status).toBe(404);
  for (const words of ["%PDF first", "%PDF second"])
    await keepPacket(target, new TextEncoder().encode(words));
  const page = await (await new Browser().get(path)).text();
  expect(page).toContain("revision 2");
  expect(page).toContain(await sha256Hex(new TextEncoder().encode("%PDF second")));
  const packet = await new Browser().get(`${path}/packet`);
  expect(await packet.text()).toBe("%PDF second");
  expect(packet.headers.get("Content-Disposition")).toMatch(/^attachment; filename="\w+-proof-r2\.pdf"$/);
  expect(packet.headers.get("Cache-Control")).toBe("private, no-store");
});

test("The office makes a link for some days or until a date, and withdraws it; nobody else does", async () => {
  const { organisationId, jobId } = (await aSharedJob()).target;
  const desk = await signedIn(await aMember("office", { organisationId }));
  const here = `/office/jobs/${jobId}`;
  const made = await desk.post(`${here}/shares`, { days: "7", until: "" });
  expect([made.status, made.headers.get("Location")]).toEqual([303, here]);
  const { shares } = await jobNow({ organisationId, jobId });
  const week = shares.at(-1);
  expect(week?.kind).toBe("link");
  expect(Math.round(((week?.expiresAt ?? 0) - Date.now()) / DAY)).toBe(7);
  const past = await desk.post(`${here}/shares`, { days: "7", until: "2020-02-01" });
  expect([past.status, await past.text()]).toEqual([422, expect.stringContaining("choose a later date")]);
  expect((await desk.post(`${here}/shares`, { until: "2031-02-30" })).status).toBe(422);
  await desk.post(`${here}/shares`, { days: "7", until: "2031-02-03" });
  const dated = (await jobNow({ organisationId, jobId })).shares.at(-1);
  // The end of that day in New York.
  expect(dated?.expiresAt).toBe(Date.UTC(2031, 1, 4, 4, 59, 59));

  const page = await (await desk.get(here)).text();
  const url = await proofUrl(testEnv(), "https://close.test", {
    organisationId,
    jobId,
    shareId: week?.id ?? "",
  });
  expect(page).toContain(`value="${url}"`);
  expect(page).toContain("Ana Ruiz made a link to the proof, until");

  const revoke = `${here}/shares/${week?.id}/revoke`;
  const crew = await signedIn(await aMember("crew", { organisationId }));
  const stranger = await signedIn(await aMember("owner"));
  for (const who of [crew, stranger]) {
    expect((await who.post(`${here}/shares`, { days: "7" })).status).toBe(404);
    expect((await who.post(revoke)).status).toBe(404);
  }
  expect((await new Browser().get(new URL(url).pathname)).status).toBe(200);
  expect((await desk.post(revoke)).status).toBe(303);
  expect((await new Browser().get(new URL(url).pathname)).status).toBe(410);
  const withdrawn = await (await desk.get(here)).text();
  expect(withdrawn).not.toContain(url);
  expect(withdrawn).toContain("Ana Ruiz withdrew a link to the proof");
  const events = await databaseOf(env, organisationId).select().from(event).where(eq(event.jobId, jobId));
  expect(events.filter(({ type }) => type === "share.revoked")).toHaveLength(1);
});

/** A job with a photo before, one after and a signature, and a link to it. */
async function aSharedJob() {
  const given = await aCrewOnSite();
  await aPhoto(given, "before", 51);
  await aPhoto(given, "after", 52);
  const signed = await storeSignature(testEnv(), {
    ...{ ...given, bytes: png(), name: "M. Ortiz", actor: OFFICE, source: "crew" },
  });
  if (!signed.ok) throw new Error(signed.detail);
  const shareId = "share_01jd0000000000000000000000";
  const job = await send(given.organisationId, given.jobId, {
    ...{ type: "share", id: shareId, kind: "link", expiresAt: Date.now() + DAY },
  });
  const target = { ...given, shareId };
  const path = new URL(await proofUrl(testEnv(), "https://close.test", target)).pathname;
  return { path, job, target };
}

async function keepPacket(of: { organisationId: string; jobId: string }, bytes: Uint8Array): Promise<void> {
  const sha256 = await sha256Hex(bytes);
  const storageKey = `${of.organisationId}/${of.jobId}/packets/${sha256}.pdf`;
  await env.FILES.put(storageKey, bytes);
  const packet = { contentHash: sha256, storageKey, bytes: bytes.length, pages: 2, sha256, tooLarge: null };
  await send(of.organisationId, of.jobId, { type: "keep_packet", packet });
}

/** The file sent as by a browser without scripts. */
function checked(path: string, bytes: Uint8Array): Promise<Response> {
  const body = new FormData();
  body.set("file", new File([bytes], "taken-elsewhere.jpg"));
  const headers = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };
  return new Browser().send(path, { method: "POST", headers, body });
}
