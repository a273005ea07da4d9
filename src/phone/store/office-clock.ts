import { fact, noteFact } from "./facts.ts";

/** Clocks that agree this well are the same, in milliseconds. */
const AGREES = 2 * 60_000;

let ahead = 0;

/** The office's time now, milliseconds since 1970: the phone's own, put right where it was seen to be off. */
export function officeNow(): number {
  return Date.now() + clockAhead();
}

/** By how much what this phone's clock says is put right; milliseconds. */
export function clockAhead(): number {
  return Math.abs(ahead) > AGREES ? ahead : 0;
}

/** What earlier pages found out; asked once before anything is done. */
export async function readClock(): Promise<void> {
  ahead = await fact("clockAhead");
}

/** The office said what time it is. */
export async function setClock(now: number): Promise<void> {
  ahead = now - Date.now();
  await noteFact("clockAhead", ahead);
}
