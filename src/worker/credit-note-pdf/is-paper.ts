import type { CreditNoteRow } from "../database/rows.ts";

/** Whether there is a paper: once it has its number and is issued, and for good. */
export function isPaper({ status, number }: Pick<CreditNoteRow, "status" | "number">): boolean {
  return (status === "issued" || status === "void") && number !== null;
}
