import { crewMessages } from "../../src/messages/crew/messages.ts";
import { type Language, localeFor } from "../../src/messages/language.ts";
import type { CrewJob, CrewPriceItem, CrewSnapshot } from "../../src/worker/crew/crew-job.ts";
import type { CrewDeed } from "../../src/worker/crew/deeds.ts";
import type { PendingItem, PhoneState } from "../../src/worker/crew/waiting.ts";
import { NOW } from "./fixtures.ts";

const MINUTE = 60_000;

const LABOUR: CrewPriceItem = {
  ...{ id: "price_labour", kind: "labour", description: "Screen work", unit: "h" },
  ...{ unitAmount: 9000, taxRate: null },
};
const SCREEN: CrewPriceItem = {
  ...{ id: "price_screen", kind: "material", description: "Screen, 18×14 charcoal", unit: "sq ft" },
  ...{ unitAmount: 250, taxRate: null },
};

/** A job on site at ten in the morning in Tampa, with one before photo and all that a portal may ask for still to do. */
export function crewJob(over: Partial<CrewJob["row"]> = {}): CrewJob {
  return {
    organisation: {
      locale: "en-US",
      timeZone: "America/New_York",
      rules: {
        ...{
          photosBefore: 1,
          photosAfter: 2,
          signature: true,
          review: true,
          billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 15 } },
        },
        checklist: [{ id: "gate", text: "Gate locked" }],
      },
    },
    customer: { name: "Lakeside HOA", email: "ap@lakeside.example", phone: "+1 813 555 0142" },
    site: {
      ...{ line1: "842 Cypress Bend Dr", line2: "Unit 14B", city: "Tampa", region: "FL" },
      ...{ postalCode: "33602", country: "US", latitude: null, longitude: null },
    },
    portal: {
      name: "AppFolio",
      rules: { resolutionCodes: ["Repaired", "Replaced"], rootCauses: ["Wear", "Storm"], serialNumbers: 1 },
    },
    row: {
      ...{ id: "job_1", version: 7, ticketNumber: "48213", title: "Rescreen lanai, two torn panels" },
      ...{
        description: "Gate 4417. Small dog.",
        status: "on_site",
        reason: null,
        returnReasons: [],
        scheduledOn: "2026-11-19",
      },
      ...{ windowStart: "08:00", windowEnd: "10:00", notToExceed: 45_000, currency: "usd", total: 31_250 },
      ...{ onSiteAt: NOW - 18 * MINUTE, completedAt: null, siteMinutes: null, siteMinutesReason: null },
      ...{ resolutionCode: null, rootCause: null, serialNumbers: [] },
      ...over,
    },
    lines: [
      { ...LABOUR, id: "line_1", quantity: "1.75", addedBy: null },
      { ...SCREEN, id: "line_2", quantity: "42", addedBy: "Dana Reyes" },
    ],
    photos: [
      { id: "photo_1", clientId: "c1", label: "before", width: 800, height: 600, takenAt: NOW - 10 * MINUTE },
    ],
    signatures: [],
    notes: [],
    answers: [],
    asks: [],
    confirmations: [],
  };
}

export function snapshotOf(job: CrewJob, language: Language = "en"): CrewSnapshot {
  const member = {
    ...{ id: "mem_1", organisationId: "org_1", name: "Dana Reyes", role: "crew" as const, language },
    organisationName: "Gulf Coast Screens",
  };
  return { job, priceBook: [LABOUR, SCREEN], member, now: NOW };
}

export function readerOf(language: Language) {
  const clock = { timeZone: "America/New_York", locale: localeFor(language, "en-US"), now: NOW };
  return { clock, t: crewMessages(language) };
}

let count = 0;

/** Something that the phone holds, done five minutes ago. */
export function held(deed: CrewDeed, over: Partial<PendingItem> = {}): PendingItem {
  const clientId = `held${++count}`;
  return { clientId, jobId: "job_1", deed, at: NOW - 5 * MINUTE, state: "waiting", ...over };
}

export function phoneWith(over: Partial<PhoneState> = {}): PhoneState {
  return { unsent: 0, stuck: [], signedOut: false, online: true, mayForget: false, ...over };
}

/** One of each thing that a crew does. */
export const EVERY_DEED: CrewDeed[] = [
  { type: "step", step: "complete" },
  { type: "note", body: "Left the key <b>under</b> the mat & locked up" },
  { type: "photo", label: "after" },
  { type: "signature", name: "M. Ortiz", role: "tenant", method: "drawn" },
  { type: "add_line", priceItemId: "price_labour", quantity: "0.5" },
  { type: "remove_line", lineId: "line_2" },
  { type: "answer_checklist", itemId: "gate", answer: "done" },
  { type: "fill_in", fields: { resolutionCode: "Repaired", rootCause: "Wear", serialNumbers: ["SN-1"] } },
  { type: "correct_time", minutes: 105, reason: "Forgot to press" },
  { type: "ask_for_more", amount: 60_000, reason: "A third panel is torn" },
  { type: "ask_confirmation", recipient: "tenant@lakeside.example" },
];
