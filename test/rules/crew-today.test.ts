import { expect, test } from "vitest";
import { crewMessages } from "../../src/messages/crew/messages.ts";
import type { Language } from "../../src/messages/language.ts";
import { TodayPage } from "../../src/views/crew/today-page.tsx";
import { TodayScreen } from "../../src/views/crew/today-screen.tsx";
import { todayScreen } from "../../src/worker/crew/today.ts";
import { changesOf, type NewsEvent } from "../../src/worker/crew/today-changes.ts";
import { formatDistance, metresBetween } from "../../src/worker/crew/today-distance.ts";
import type { TodayCard } from "../../src/worker/crew/today-order.ts";
import type { TodayJob, TodaySnapshot } from "../../src/worker/crew/today-snapshot.ts";
import { formatClockRange } from "../../src/worker/crew/today-window.ts";
import type { PendingItem, PhoneState } from "../../src/worker/crew/waiting.ts";

const NOW = Date.parse("2026-11-20T15:00:00Z");
const TAMPA = { latitude: 27.9506, longitude: -82.4572 };
const SITE = { line1: "77 Bayshore Blvd", line2: null, city: "Tampa", latitude: null, longitude: null };
const ONLINE: PhoneState = { unsent: 0, stuck: [], signedOut: false, online: true, mayForget: null };

function job(id: string, changes: Partial<TodayJob> = {}): TodayJob {
  return {
    ...{ id, version: 3, ticketNumber: null, title: "Rehang a door", status: "scheduled", reason: null },
    ...{ scheduledOn: "2026-11-20", windowStart: null, windowEnd: null, completedAt: null },
    ...{ site: SITE, phone: "(813) 555-0199", changes: [], ...changes },
  };
}

function snapshot(jobs: TodayJob[], over: Partial<TodaySnapshot> = {}): TodaySnapshot {
  const ray = { id: "mem_1", organisationId: "org_1", name: "Ray", role: "crew" as const };
  const member = { ...ray, language: "en" as const, organisationName: "Gulf Coast Screens" };
  return { member, timeZone: "America/New_York", locale: "en-US", jobs, done: [], now: NOW, ...over };
}

function step(
  jobId: string,
  step: "set_out" | "arrive" | "complete",
  over: Partial<PendingItem> = {},
): PendingItem {
  return {
    clientId: `${jobId}-${step}`,
    jobId,
    state: "waiting",
    deed: { type: "step", step },
    at: NOW,
    ...over,
  };
}

function shown(given: TodaySnapshot, around: Partial<Parameters<typeof todayScreen>[1]> = {}) {
  const clock = { timeZone: given.timeZone, locale: given.locale, now: NOW };
  return todayScreen(given, { clock, t: crewMessages(given.member.language), ...around });
}

async function markup(given: TodaySnapshot, around: Parameters<typeof shown>[1] = {}): Promise<string> {
  return String(await TodayScreen(shown(given, around))?.toString());
}

function speaking(language: Language, jobs: TodayJob[], locale = "en-US"): TodaySnapshot {
  const given = snapshot(jobs, { locale });
  return { ...given, member: { ...given.member, language } };
}

const ids = (cards: TodayCard[]) => cards.map(({ id }) => id);

test("What came back stands first, then what is under way, then the days and their time windows", () => {
  const lists = shown(
    snapshot([
      job("held", { status: "on_hold", scheduledOn: "2026-11-18" }),
      job("tomorrow", { scheduledOn: "2026-11-21" }),
      job("undated", { scheduledOn: null }),
      job("ticket-10", { ticketNumber: "10" }),
      job("ticket-9", { ticketNumber: "9" }),
      job("at-one", { windowStart: "13:00" }),
      job("at-eight", { windowStart: "08:00", windowEnd: "10:00" }),
      job("late", { scheduledOn: "2026-11-19", windowStart: "16:00" }),
      job("on-site", { status: "on_site", scheduledOn: "2026-11-24" }),
      job("returned", { status: "returned", scheduledOn: "2026-11-30", reason: "One photo is blurred" }),
    ]),
  );
  expect(ids(lists.returned)).toEqual(["returned"]);
  expect(ids(lists.now)).toEqual(["on-site"]);
  expect(ids(lists.open)).toEqual(["late", "at-eight", "at-one", "ticket-9", "ticket-10", "undated", "held"]);
  expect(ids(lists.later)).toEqual(["tomorrow"]);
});

test("Jobs of a day that may be done at any time stand in the order of the way, once the phone knows where it is", () => {
  const at = (latitude: number) => ({ ...SITE, latitude, longitude: TAMPA.longitude });
  const given = snapshot([
    job("far", { ticketNumber: "1", site: at(28.2) }),
    job("near", { ticketNumber: "2", site: at(27.96) }),
    job("somewhere", { ticketNumber: "0" }),
    job("window", { windowStart: "15:00", site: at(29) }),
  ]);
  expect(ids(shown(given).open)).toEqual(["window", "somewhere", "far", "near"]);
  expect(shown(given).distanceUnknown).toBe(true);
  const located = shown(given, { here: TAMPA });
  expect(ids(located.open)).toEqual(["window", "near", "far", "somewhere"]);
  expect(located.distanceUnknown).toBe(false);
});

test("Distances are those of road signs there", () => {
  const miami = { latitude: 25.7617, longitude: -80.1918 };
  const metres = metresBetween(TAMPA, miami);
  expect(metres / 1000).toBeGreaterThan(330);
  expect(metres / 1000).toBeLessThan(332);
  expect(formatDistance(3900, "en-US")).toBe("2.4 mi");
  expect(formatDistance(3900, "es-US")).toMatch(/^2\.4\smi$/);
  expect(formatDistance(3900, "en-GB")).toMatch(/^2\.4\smi/);
  expect(formatDistance(3900, "es-ES")).toMatch(/^3,9\skm$/);
  expect(formatDistance(metres, "en-AU")).toBe("331 km");
});

test("A time window reads as its readers write it", () => {
  expect(formatClockRange("08:00", "10:00", "en-US")).toBe("8:00–10:00\u00a0AM");
  expect(formatClockRange("11:00", "13:30", "en-US")).toBe("11:00\u00a0AM–1:30\u00a0PM");
  expect(formatClockRange("08:00", "10:00", "es-ES")).toBe("8:00–10:00");
  expect(formatClockRange("08:00", "10:00", "es-US")).toMatch(/^8:00–10:00\sa\.\s?m\.$/);
});

test("Done today means the organisation's day, not that of Greenwich", () => {
  const evening = job("evening", { status: "completed", completedAt: Date.parse("2026-11-21T03:30:00Z") });
  const given = snapshot([], { done: [evening] });
  const at = (now: string) => ({ clock: { timeZone: "UTC", locale: "en-US", now: Date.parse(now) } });
  expect(ids(shown(given, at("2026-11-21T04:00:00Z")).done)).toEqual(["evening"]);
  expect(ids(shown(given, at("2026-11-21T15:00:00Z")).done)).toEqual([]);
});

test("What waits on the phone is laid over the list", async () => {
  const given = snapshot([
    job("a", { ticketNumber: "1" }),
    job("b", { ticketNumber: "2", status: "on_site" }),
    job("c", { ticketNumber: "3" }),
  ]);
  const pending = [
    step("a", "set_out"),
    step("a", "arrive"),
    { ...step("a", "arrive"), clientId: "photo", deed: { type: "photo", label: "before" } as const },
    step("b", "complete", { at: NOW - 26 * 3_600_000 }),
    step("c", "complete"),
    step("c", "set_out", { state: "attention", problem: { code: "illegal_transition", detail: "No." } }),
    step("gone", "arrive", { state: "attention" }),
  ];
  const around = { pending, phone: { ...ONLINE, unsent: 7 } };
  const lists = shown(given, around);
  expect(lists.now.map(({ id, status, unsent }) => [id, status, unsent])).toEqual([["a", "on_site", 3]]);
  // Completed on another day without signal: shown until it is sent, since only this phone knows.
  expect(lists.done.map(({ id, status, willBeSent }) => [id, status, willBeSent])).toEqual([
    ["b", "completed", true],
  ]);
  // A step that may not start where the job is changes nothing, nor does one that a person must look at.
  expect(lists.open.map(({ id, status, unsent, stuck }) => [id, status, unsent, stuck])).toEqual([
    ["c", "scheduled", 1, 1],
  ]);
  expect(lists.stuck).toEqual([
    { jobId: "c", count: 1, job: expect.objectContaining({ ticketNumber: "3" }) },
    { jobId: "gone", count: 1, job: null },
  ]);

  const html = await markup(given, around);
  expect(html).toContain("3 to send");
  expect(html).toContain("Will be sent");
  expect(html).toMatch(/<details[^>]* open/);
  expect(html).toMatch(/WO 3: 1 thing could not be sent\.<\/p><a class="button" href="\/crew\/jobs\/c"/);
  expect(html).toContain(
    "7 things are not sent yet. They stay on this phone and are sent when Ray signs in here again.",
  );
});

test("What the office has already is counted no more, but shows until the office has told it", () => {
  const [a] = shown(snapshot([job("a")]), { pending: [step("a", "set_out", { state: "sent" })] }).now;
  expect([a?.status, a?.unsent]).toEqual(["en_route", 0]);
});

test("Events become what a crew is told, once each", () => {
  const event = (type: NewsEvent["type"], data: NewsEvent["data"] = {}): NewsEvent => ({
    jobId: "a",
    type,
    data,
  });
  const events = [
    event("note.added"),
    event("note.added"),
    event("job.updated", { changed: ["title", "purchaseOrder", "notToExceed", "siteId"] }),
    event("job.assigned", { changed: ["time"] }),
    event("work.line_added"),
    event("billing.started"),
  ];
  expect(changesOf(4, events)).toEqual(["time", "site", "title", "limit", "lines", "note"]);
  expect(changesOf(null, events)).toEqual(["new"]);
  expect(changesOf(4, [])).toEqual([]);
  const raised = [event("more.approved"), event("job.updated", { changed: ["notToExceed"] })];
  expect(changesOf(4, raised)).toEqual(["more_approved"]);
});

test("A card says what changed, why it came back, how far it is, and reaches people with one tap", async () => {
  const site = { ...SITE, latitude: 27.96, longitude: -82.45 };
  const returned = { status: "returned" as const, reason: "One photo is blurred" };
  const jobs = [
    job("a", { site, windowStart: "08:00", windowEnd: "10:00", changes: ["time", "note"] }),
    job("b", { ...returned, changes: ["returned"], phone: null }),
  ];
  const english = await markup(speaking("en", jobs), { here: TAMPA });
  for (const words of ["8:00–10:00\u00a0AM", "New time", "New note", "0.8 mi away", "One photo is blurred"]) {
    expect(english).toContain(words);
  }
  expect(english).not.toContain("Sent back");
  expect(english).toContain('href="tel:8135550199"');
  expect(english).toContain('href="sms:8135550199"');
  expect(english).toContain('href="https://maps.google.com/?q=27.96,-82.45"');
  expect(english).toContain('href="https://maps.google.com/?q=77%20Bayshore%20Blvd%2C%20Tampa"');
  expect(english.match(/href="tel:/g)).toHaveLength(1);

  const spanish = await markup(speaking("es", jobs), { here: TAMPA });
  for (const words of ["Nuevo horario", "Nota nueva", "Por corregir", "Cerrar sesión"]) {
    expect(spanish).toContain(words);
  }
  expect(spanish).toMatch(/A 0\.8\smi/);
  expect(spanish).toMatch(/value="es" lang="es" aria-current="true"/);
  expect(spanish).not.toMatch(/New |away|Sign out/);
});

test("What a ticket says cannot end the data that the page carries", async () => {
  const given = snapshot([job("a", { title: "</script><script>alert(1)</script>" })]);
  const html = String(await TodayPage({ ...shown(given), snapshot: given })?.toString());
  const data = /<script type="application\/json" id="snapshot">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(data)).toEqual(given);
});
