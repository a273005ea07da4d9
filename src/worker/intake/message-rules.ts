import type { IntakeMessageRow } from "../database/rows.ts";

/** One that was set aside, or that somebody left and thinks better of: its original is there. */
export function canBeTaken({ status, storageKey }: Pick<IntakeMessageRow, "status" | "storageKey">): boolean {
  return status === "set_aside" || (status === "refused" && storageKey !== null);
}
