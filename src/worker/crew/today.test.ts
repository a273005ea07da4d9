import { expect, test } from "vitest";
import type { CrewListRow } from "./crew-job.ts";
import { doneOn, sortToday } from "./today.ts";

function row(id: string, changes: Partial<CrewListRow> = {}): CrewListRow {
  const place = { line1: "77 Bayshore Blvd", line2: null, city: null };
  const plan = { status: "scheduled", reason: null, scheduledOn: null, completedAt: null } as const;
  return { id, ticketNumber: null, title: "Rehang a door", ...place, ...plan, ...changes };
}

test("What came back stands first, what is late or under way is for today, the rest comes later", () => {
  const sorted = sortToday(
    [
      row("late", { scheduledOn: "2026-11-19" }),
      row("returned", { status: "returned", scheduledOn: "2026-11-30" }),
      row("today", { scheduledOn: "2026-11-20" }),
      row("tomorrow", { scheduledOn: "2026-11-21" }),
      row("early", { status: "on_site", scheduledOn: "2026-11-24" }),
      row("undated"),
    ],
    [],
    "2026-11-20",
  );
  const ids = (rows: CrewListRow[]) => rows.map(({ id }) => id);
  expect(ids(sorted.returned)).toEqual(["returned"]);
  expect(ids(sorted.today)).toEqual(["late", "today", "early", "undated"]);
  expect(ids(sorted.later)).toEqual(["tomorrow"]);
});

test("Done today means the organisation's day, not that of Greenwich", () => {
  const lateEvening = Date.parse("2026-11-21T03:30:00Z");
  const jobs = [row("evening", { status: "completed", completedAt: lateEvening }), row("open")];
  expect(doneOn("2026-11-20", jobs, "America/New_York")).toHaveLength(1);
  expect(doneOn("2026-11-21", jobs, "America/New_York")).toHaveLength(0);
});
