import type { Figures } from "../report.ts";
import type { FieldPhone } from "./field-phone.ts";

/** What was done to the phones, and what went over their masts. */
export function figuresOf(phones: FieldPhone[]): Figures {
  const counts = new Map<string, number>();
  for (const { diary } of phones) {
    for (const [what, count] of diary.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  }
  const names = phones.flatMap(({ diary }) => [...diary.held.keys(), ...diary.kept.keys()]);
  return {
    "photos, notes, ticks and steps kept": new Set(names).size,
    ...Object.fromEntries([...counts].sort()),
  };
}
