import { expect, test } from "vitest";
import { sentenceOf } from "../../src/views/office/history-words.ts";
import type { EventRow } from "../../src/worker/database/rows.ts";
import { EVENT_TYPES } from "../../src/worker/jobs/vocabulary.ts";
import type { Frame } from "../../src/worker/time/viewer-clock.ts";
import { jobIn, NOW, setting } from "./fixtures.ts";

const { timeZone, locale, currency } = setting.organisation;
const frame: Frame = {
  ...{ clock: { timeZone, locale, now: NOW }, today: "2026-11-19", locale, currency },
  viewer: {
    ...{ organisationId: "org_1", memberId: "mem_1", name: "Dana", role: "office" },
    ...{ crew: null, language: "en", organisation: { ...setting.organisation, testMode: false } },
  },
};
const around = { frame, job: jobIn("approved"), nameOf: () => "Luis" };
/** What sentences begin with where they do not begin with a person. */
const data = {
  amount: 12_300,
  amountDue: 100,
  total: 12_300,
  currency: "usd",
  number: "INV-7",
  name: "Ortiz",
};
const FACTS = { ...data, by: "Latchel", text: "Area clean", label: "before" };

test.each(EVENT_TYPES)("%s is told in a sentence", (type) => {
  const event: EventRow = {
    ...{ organisationId: "org_1", jobId: "job_1", sequence: 1, at: NOW, recordedAt: NOW, clientId: null },
    ...{ actor: { kind: "member", id: "mem_2", name: "Luis" }, source: "office", type, data: FACTS },
  };
  const told = sentenceOf({ event, others: [] }, around);
  expect(told).toMatch(/^[\p{Lu}$“]/u);
  expect(told).not.toMatch(/[a-z]\.[a-z]|_|undefined|NaN/);
});

test("a no of our own is not told as Stripe's", () => {
  const refused = (data: EventRow["data"]): EventRow => ({
    ...{ organisationId: "org_1", jobId: "job_1", sequence: 1, at: NOW, recordedAt: NOW, clientId: null },
    ...{ actor: { kind: "timer", id: "timer", name: "" }, source: "alarm", type: "billing.refused", data },
  });
  const told = (data: EventRow["data"]) => sentenceOf({ event: refused(data), others: [] }, around);
  expect(told({ reason: "No." })).toBe("Stripe refused: No.");
  expect(told({ reason: "No.", ours: true })).toBe("Not done: No.");
});
