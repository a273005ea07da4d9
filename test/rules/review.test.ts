import { describe, expect, test } from "vitest";
import { decidedWords } from "../../src/views/review/decided-words.ts";
import { ofPhoto } from "../../src/worker/jobs/return-reasons.ts";
import type { JobStatus, ReturnReason } from "../../src/worker/jobs/types.ts";
import { shotsOf } from "../../src/worker/review/photo-order.ts";
import { placeOf } from "../../src/worker/review/place.ts";
import { manifestOf } from "../../src/worker/shares/manifest.ts";
import { packetName } from "../../src/worker/shares/packet-name.ts";
import { readShare } from "../../src/worker/shares/read-share.ts";
import { DAY, after as doneTo, jobIn, NOW, PROOF, run } from "./fixtures.ts";

describe("a job is returned with reasons", () => {
  const job = jobIn("completed");
  const photo = ofPhoto(job.photos[0]?.id ?? "");
  const blurred = { requirement: "photos_after", reason: "Blurred" };
  const cases: [string, string, ReturnReason[], string | ReturnReason[], string?][] = [
    ["one for the whole", "Clean up", [], [], "Clean up"],
    [
      "one for each thing",
      "",
      [blurred, { requirement: photo, reason: "Dark" }],
      [blurred, { requirement: photo, reason: "Dark" }],
      "Blurred; Dark",
    ],
    ["both", "Today", [blurred], [blurred, { requirement: "other", reason: "Today" }], "Blurred; Today"],
    [
      "the same words twice",
      "",
      [blurred, { requirement: "photos_before", reason: "Blurred" }],
      [blurred, { requirement: "photos_before", reason: "Blurred" }],
      "Blurred",
    ],
    [
      "empty words beside others",
      "",
      [blurred, { requirement: "signature", reason: " " }],
      [blurred],
      "Blurred",
    ],
    ["none", " ", [{ requirement: "signature", reason: "" }], "reason_missing"],
    ["for no such photo", "", [{ requirement: "photo:none", reason: "Dark" }], "invalid_input"],
    ["for no such requirement", "", [{ requirement: "lunch", reason: "Late" }], "invalid_input"],
  ];
  test.each(cases)("%s", (_name, reason, reasons, expected, words) => {
    const decision = run(job, { type: "return", reason, reasons });
    if (typeof expected === "string") return expect(decision).toMatchObject({ ok: false, code: expected });
    expect(decision).toMatchObject({
      ...{ ok: true, job: { row: { status: "returned", reason: words, returnReasons: expected } } },
    });
  });

  test("completed again, nothing is to be done again; returned again, only what is said then", () => {
    const returned = doneTo(job, [{ type: "return", reason: "", reasons: [blurred] }]);
    const completed = doneTo(returned, [{ type: "complete" }]);
    expect(completed.row).toMatchObject({ status: "completed", returnReasons: [], reason: null });
    const again = doneTo(completed, [{ type: "return", reason: "Once more" }]);
    expect(again.row).toMatchObject({ reason: "Once more", returnReasons: [] });
  });

  test("a second press changes nothing, whatever it says", () => {
    const returned = doneTo(job, [{ type: "return", reason: "Once" }]);
    expect(
      run(returned, { type: "return", reason: "", reasons: [{ requirement: "x", reason: "y" }] }),
    ).toMatchObject({
      ...{ ok: true, events: [] },
    });
  });
});

test("A job's place among those that wait, and the one after it", () => {
  const waiting = ["a", "b", "c"];
  expect(placeOf(waiting, "a")).toEqual({ position: 1, waiting: 3, nextId: "b" });
  expect(placeOf(waiting, "c")).toEqual({ position: 3, waiting: 3, nextId: "a" });
  expect(placeOf(waiting, "gone")).toEqual({ position: null, waiting: 3, nextId: "a" });
  expect(placeOf(["a"], "a")).toEqual({ position: 1, waiting: 1, nextId: null });
  expect(placeOf([], "gone")).toEqual({ position: null, waiting: 0, nextId: null });
});

test("What became of a job says who decided, unless something else happened since", () => {
  const words = (status: JobStatus, type: "job.approved" | "job.returned" | null, by = "mem_2") =>
    decidedWords(
      { id: "job_1", ticketNumber: "48213", title: "Rescreen", status },
      type ? { type, actor: { kind: "member", id: by, name: "Renata" } } : undefined,
      "mem_1",
    ).words;
  expect(words("approved", "job.approved", "mem_1")).toBe("You approved it.");
  expect(words("closed", "job.approved")).toBe("Renata approved it before you.");
  expect(words("returned", "job.returned")).toBe("Renata sent it back to the crew before you.");
  expect(words("cancelled", "job.returned")).toBe("It is cancelled now.");
  expect(words("completed", "job.returned")).toBe("It is completed now.");
  expect(words("cancelled", null)).toBe("It is cancelled now.");
});

test("Each before photo is compared with the after photo on its place, and the other way about", () => {
  const { photos } = doneTo(jobIn("on_site"), PROOF);
  const groups = shotsOf(photos);
  expect(groups.map(({ label, shots }) => [label, shots.length])).toEqual([
    ["before", 2],
    ["after", 2],
  ]);
  const pairs = groups.flatMap(({ shots }) => shots.map(({ photo, pairId }) => [photo.id, pairId]));
  for (const [id, pairId] of pairs) expect(pairs).toContainEqual([pairId, id]);
  // More of one kind than of the other: the last one stands for what is missing.
  const fewer = shotsOf(photos.filter((_, index) => index !== photos.length - 1)).flatMap(
    ({ shots }) => shots,
  );
  expect(fewer[1]?.pairId).toBe(fewer[2]?.photo.id);
  const alone = shotsOf(photos.filter(({ label }) => label === "before")).flatMap(({ shots }) => shots);
  expect(alone.map(({ pairId }) => pairId)).toEqual([null, null]);
});

test("How long a link opens", () => {
  const read = (fields: { [name: string]: string }) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return readShare(form, "America/New_York", NOW);
  };
  expect(read({ days: "7" })).toMatchObject({ type: "share", kind: "link", expiresAt: NOW + 7 * DAY });
  expect(read({ days: "5000" })).toMatchObject({ expiresAt: NOW + 30 * DAY });
  // To the end of the day where the vendor is, today too; a date goes before days.
  expect(read({ days: "7", until: "2026-11-19" })).toMatchObject({
    expiresAt: Date.parse("2026-11-20T04:59:59Z"),
  });
  expect(read({ until: "2026-11-18" })).toMatchObject({ ok: false, code: "invalid_input" });
  expect(read({ until: "2026-02-30" })).toMatchObject({ ok: false, code: "invalid_input" });
});

test("The manifest numbers the photos as they were taken, and places them to about a metre", () => {
  const { organisation, site, row, photos } = doneTo(jobIn("on_site"), PROOF);
  const placed = photos.map((photo) => ({ ...photo, latitude: 27.947123456, longitude: -82.4584 }));
  const share = { ...{ organisationId: "org_1", jobId: "job_1", id: "share_1", kind: "link" as const } };
  const when = { sharedBy: "Dana", sharedAt: NOW, expiresAt: null, revokedAt: null };
  const proof = { organisation, share: { ...share, ...when }, job: row, site, photos: placed };
  const entries = manifestOf({ ...proof, signatures: [], packets: [] });
  expect(entries.map(({ name }) => name)).toEqual(
    photos.map(({ label }, index) => `photo ${index + 1}, ${label}`),
  );
  expect(entries[0]?.place).toBe("27.94712, -82.45840");
});

test("A packet is saved under a name that every system takes", () => {
  expect(packetName("GC-1042", 2)).toBe("GC-1042-proof-r2.pdf");
  expect(packetName('..\\"/№ 7\r\n', 1)).toBe("7-proof-r1.pdf");
  expect(packetName(null, 3)).toBe("job-proof-r3.pdf");
});
