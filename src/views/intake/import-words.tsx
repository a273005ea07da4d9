import type { FC } from "hono/jsx";
import type { ImportSums, RowOutcome } from "../../worker/intake/csv/sums.ts";
import type { ImportStatus, TicketGap } from "../../worker/intake/vocabulary.ts";
import { Status } from "../parts/status.tsx";
import type { Tone } from "../parts/words.ts";

const STATUS: { [status in ImportStatus]: { word: string; tone: Tone } } = {
  mapping: { word: "Not started", tone: "plain" },
  running: { word: "Running", tone: "wait" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Stopped", tone: "bad" },
  cancelled: { word: "Cancelled", tone: "off" },
};

export const ROW_OUTCOME: { [outcome in RowOutcome]: { word: string; tone: Tone } } = {
  wrong: { word: "Wrong", tone: "bad" },
  created: { word: "New", tone: "good" },
  updated: { word: "Updated", tone: "wait" },
  unchanged: { word: "As it was", tone: "off" },
};

export const GAP_WORD: { [gap in TicketGap]: string } = {
  ticket_number: "ticket number",
  customer: "customer",
  address: "address",
  title: "title",
  cancelled: "whether it is cancelled",
};

export const ImportStatusMark: FC<{ status: ImportStatus }> = ({ status }) => (
  <Status tone={STATUS[status].tone}>{STATUS[status].word}</Status>
);

/** `480 new, 12 updated, 3 wrong`, without what there is none of; empty of none at all. */
export function toldSums(sums: { [outcome in RowOutcome]: number }): string {
  const told = (["created", "updated", "unchanged", "wrong"] as const).flatMap((outcome) =>
    sums[outcome] > 0 ? [`${count(sums[outcome])} ${ROW_OUTCOME[outcome].word.toLowerCase()}`] : [],
  );
  return told.join(", ");
}

/** How many rows have a result. */
export function rowsTold({ created, updated, unchanged, wrong }: ImportSums): number {
  return created + updated + unchanged + wrong;
}

/** `10,000 rows`. */
export function rowCount(rows: number): string {
  return `${count(rows)} ${rows === 1 ? "row" : "rows"}`;
}

/** `10,000`. */
export function count(number: number): string {
  return number.toLocaleString("en-US");
}
