import type { EventRow } from "../../worker/database/rows.ts";

/** What an owner let pass, and why; null for everything else. */
export function preflightSentence({ type, data }: EventRow, who: string): string | null {
  if (type !== "preflight.overridden") return null;
  const words = Array.isArray(data.words) ? data.words.join("; ") : "";
  return `${who} let the invoice go out as it is: ${String(data.reason ?? "")}${words ? ` (${words})` : ""}`;
}
