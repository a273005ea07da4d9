import { expect, test } from "vitest";
import { PLAIN_PROFILE } from "../../../src/worker/portals/profile.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { Browser } from "../http/browser.ts";
import { aProvenJob } from "./a-packet.ts";

test("a crew, another vendor and a stranger reach no paper, and make none", async () => {
  const { path, organisationId, say } = await aProvenJob([{}, {}]);
  const crew = await signedIn(await aMember("crew", { organisationId }));
  const other = await signedIn(await aMember("owner"));
  const stranger = new Browser();
  for (const end of ["packet.pdf", "packet.pdf?revision=1", "packet/preview.pdf"]) {
    expect((await crew.get(`${path}/${end}`)).status).toBe(404);
    expect((await other.get(`${path}/${end}`)).status).toBe(404);
    const answer = await stranger.get(`${path}/${end}`);
    expect([answer.status, answer.headers.get("Content-Type")]).not.toContain("application/pdf");
    expect(answer.headers.get("Location")).toContain("/sign-in");
  }
  for (const browser of [crew, other]) expect((await browser.post(`${path}/packet`)).status).toBe(404);
  expect((await stranger.post(`${path}/packet`)).headers.get("Location")).toContain("/sign-in");
  const job = await say({ type: "note", id: "note_1", body: "Here" });
  expect([job.packets, job.shares]).toEqual([[], []]);
});

test("a revision is its number and nothing else", async () => {
  const { make, path, organisationId } = await aProvenJob([{}]);
  await make();
  const office = await signedIn(await aMember("office", { organisationId }));
  expect((await office.get(`${path}/packet.pdf?revision=1`)).status).toBe(200);
  const odd = [
    "",
    "0",
    "-1",
    "1.0",
    "1e0",
    "0x1",
    "01",
    "%201",
    "NaN",
    "1%00",
    "99999999999999999999",
    "../1",
  ];
  for (const revision of odd) {
    expect([revision, (await office.get(`${path}/packet.pdf?revision=${revision}`)).status]).toEqual([
      revision,
      404,
    ]);
  }
});

test("a packet's name stays one name, whatever a portal's rules make of it", async () => {
  const { path, organisationId, underPortal } = await aProvenJob([{}]);
  const fileName = '../..\\"{{ title }}"; filename=a.html — Größe 漢字';
  await underPortal({ packet: { ...PLAIN_PROFILE.packet, fileName } });
  const office = await signedIn(await aMember("office", { organisationId }));
  const answer = await office.get(`${path}/packet.pdf`);
  expect(answer.status).toBe(200);
  const disposition = answer.headers.get("Content-Disposition") ?? "";
  const [, plain, whole] = /^inline; filename="([^"\\]+)"; filename\*=UTF-8''(\S+)$/.exec(disposition) ?? [];
  expect(plain).toBe("Rescreen lanai, two torn panels ; filename=a.html _ Gr__e __.pdf");
  expect(decodeURIComponent(whole ?? "")).toBe(
    "Rescreen lanai, two torn panels ; filename=a.html — Größe 漢字.pdf",
  );
  expect(answer.headers.get("Cache-Control")).toContain("no-store");
});
