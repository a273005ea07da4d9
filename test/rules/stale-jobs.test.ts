import { expect, test } from "vitest";
import { answerNotice } from "../../src/worker/notices/answer-notice.ts";
import {
  alertHours,
  documentStep,
  endingDocuments,
  type OnSite,
  type StaleRow,
  staleJobs,
} from "../../src/worker/notices/stale-rules.ts";
import { digestOf, endingWords } from "../../src/worker/notices/words.ts";
import { NOW, setting } from "./fixtures.ts";

const HOUR = 3_600_000;

function row(id: string, over: Partial<StaleRow> = {}): StaleRow {
  return {
    ...{ id, ticketNumber: `WO ${id}`, title: "Rescreen lanai", status: "completed", total: 31_250 },
    ...{ currency: "usd", onSiteAt: null, completedAt: null, draftWaits: false, ...over },
  };
}

function onSite(id: string, hours: number, photos: ("before" | "after")[], signatures = 1): OnSite {
  return {
    ...row(id, { status: "on_site", onSiteAt: NOW - hours * HOUR }),
    ...{ resolutionCode: null, rootCause: null, serialNumbers: [] },
    proof: {
      ...{ organisation: setting.organisation, portal: null, answers: [] },
      ...{ photos: photos.map((label) => ({ label })), signatures: Array(signatures).fill({}) },
    },
  };
}

const ALL = ["before", "before", "after", "after"] as const;
const DONE = [30, 24, 23.99, 100].map((hours) => row(`${hours}`, { completedAt: NOW - hours * HOUR }));

test.each([
  ["as usual, after a day", {}, ["100", "30", "24"]],
  ["after two days", { unbilledHours: 48 }, ["100"]],
  ["after an hour", { unbilledHours: 1 }, ["100", "30", "24", "23.99"]],
  ["never", { unbilledHours: 0 }, []],
])("finished jobs lie about unbilled %s, the oldest first", (_, rules, expected) => {
  expect(staleJobs({ unbilled: DONE, onSite: [] }, rules, NOW).unbilled.map(({ id }) => id)).toEqual(
    expected,
  );
});

test.each([
  ["as usual, after half a day", {}, ["b", "a"]],
  ["after a day", { noProofHours: 24 }, ["b"]],
  ["never", { noProofHours: 0 }, []],
])("jobs on site lie about without proof %s; one with all of it does not", (_, rules, expected) => {
  const jobs = [
    onSite("a", 12, ["before"]),
    onSite("b", 40, [...ALL], 0),
    onSite("c", 40, [...ALL]),
    onSite("d", 11, []),
  ];
  const found = staleJobs({ unbilled: [], onSite: jobs }, rules, NOW).noProof;
  expect(found.map(({ id }) => id)).toEqual(expected);
  for (const one of found) expect(one.missing.length).toBeGreaterThan(0);
});

test("nobody chose anything: a day, and half a day", () => {
  expect(alertHours({})).toEqual({ unbilledHours: 24, noProofHours: 12 });
  expect(alertHours({ noProofHours: 0 })).toEqual({ unbilledHours: 24, noProofHours: 0 });
});

test.each([
  ["2026-12-31", null],
  ["2026-12-19", 30],
  ["2026-12-04", 30],
  ["2026-12-03", 14],
  ["2026-11-23", 14],
  ["2026-11-22", 3],
  ["2026-11-19", 3],
  ["2026-11-18", -1],
  ["2026-01-01", -1],
])("a paper that holds until %s is due for step %s on November 19", (expiresOn, step) => {
  expect(documentStep(expiresOn, "2026-11-19")).toBe(step);
});

test("only the newest paper of a kind is looked at, and only one that ends within a month", () => {
  const paper = (
    id: string,
    kind: "w9" | "coi" | "licence",
    expiresOn: string | null,
    uploadedAt: number,
  ) => ({
    ...{ id, kind, expiresOn, uploadedAt },
  });
  const papers = [
    paper("old", "coi", "2026-11-01", 1),
    paper("new", "coi", "2027-11-01", 2),
    paper("licence", "licence", "2026-12-01", 1),
    paper("w9", "w9", null, 1),
  ];
  expect(endingDocuments(papers, "2026-11-19").map(({ id }) => id)).toEqual(["licence"]);
});

test.each([
  ["2026-12-06", "The certificate of insurance ends on Dec 6, in 17 days"],
  ["2026-11-20", "The certificate of insurance ends on Nov 20, in 1 day"],
  ["2026-11-19", "The certificate of insurance ends today"],
  ["2026-11-18", "The certificate of insurance ended on Nov 18"],
])("a certificate until %s: %s", (expiresOn, words) => {
  expect(endingWords({ kind: "coi", expiresOn }, "2026-11-19", "en-US")).toBe(words);
});

const where = { today: "2026-11-19", timeZone: "America/New_York", locale: "en-US" };

test("the day's letter has a line for each job with its place, and says where the rest is", () => {
  const many = Array.from({ length: 20 }, (_, at) => row(`${at}`, { completedAt: NOW - 50 * HOUR }));
  const jobs = staleJobs({ unbilled: many, onSite: [onSite("x", 40, ["before"])] }, {}, NOW);
  const { title, lines } = digestOf(jobs, [{ kind: "coi", expiresOn: "2026-12-06" }], where);
  expect(title).toBe("20 finished jobs not billed, 1 job on site without all proof");
  expect(lines[0]).toEqual({
    ...{ text: "WO 0 Rescreen lanai: $312.50, completed 2 days ago, not billed", path: "/office/jobs/0" },
  });
  expect(lines.slice(15)).toEqual([
    { text: "And 5 more", path: "/office/jobs?filter=unbilled" },
    {
      text: "WO x Rescreen lanai: on site since Nov 17. 1 before photo is missing. 2 after photos are missing",
      path: "/office/jobs/x",
    },
    { text: "The certificate of insurance ends on Dec 6, in 17 days", path: "/office/settings/documents" },
  ]);
});

test("what is not billed and a draft that only has to be sent are two lists, in the day's letter too", () => {
  const at = NOW - 48 * HOUR;
  const rows = [row("1", { draftWaits: true, completedAt: at }), row("2", { completedAt: at })];
  const jobs = staleJobs({ unbilled: rows, onSite: [] }, {}, NOW);
  expect([jobs.unbilled, jobs.drafts].map((list) => list.map(({ id }) => id))).toEqual([["2"], ["1"]]);
  const { title, lines } = digestOf(jobs, [], where);
  expect(title).toBe("1 finished job not billed, 1 draft to be sent");
  expect(lines.map(({ text }) => text)).toEqual([
    "WO 2 Rescreen lanai: $312.50, completed 2 days ago, not billed",
    "WO 1 Rescreen lanai: $312.50, completed 2 days ago, its draft waits to be sent",
  ]);
});

const LETTER = {
  title: "1 finished job not billed",
  recipient: "ana@gulf.example",
  tries: 0,
  createdAt: NOW,
};
const LOST = { kind: "unknown", reason: "The mail service did not answer." } as const;
const NO = { kind: "refused", reason: "The address does not exist." } as const;

test("a letter that left is done", () => {
  const { row: kept, failure } = answerNotice(LETTER, { kind: "sent", providerId: null }, NOW, 0.5);
  expect(kept).toEqual({ status: "sent", tries: 1, dueAt: null, error: null });
  expect(failure).toBeNull();
});

test("a letter without an answer goes again, later and later, as long as a repeat is recognised", () => {
  const first = answerNotice(LETTER, LOST, NOW, 1);
  expect(first.row).toEqual({ status: "queued", tries: 1, dueAt: NOW + 2000, error: LOST.reason });
  const fifth = answerNotice({ ...LETTER, tries: 4 }, LOST, NOW + HOUR, 1);
  expect(fifth.row.dueAt).toBe(NOW + HOUR + 32_000);
  const late = answerNotice({ ...LETTER, tries: 30 }, LOST, NOW + 22.5 * HOUR, 1);
  expect(late.row).toMatchObject({ status: "unsure", dueAt: null });
  expect(late.failure).toContain("may or may not have been sent");
});

test("a letter that was refused is shown to a person with the reason", () => {
  const { row: kept, failure } = answerNotice(LETTER, NO, NOW, 0.5);
  expect(kept).toMatchObject({ status: "refused", dueAt: null, error: NO.reason });
  expect(failure).toBe(
    "“1 finished job not billed” to ana@gulf.example was not sent. The address does not exist.",
  );
});
