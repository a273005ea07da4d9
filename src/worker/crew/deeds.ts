import type { ChecklistAnswer, CloseoutFields, PhotoLabel, SignatureMethod } from "../jobs/types.ts";
import type { CrewStep } from "./next-actions.ts";

/** What a crew does on a phone. Each is kept there until the office has it. */
export type CrewDeed =
  | { type: "step"; step: CrewStep }
  | { type: "note"; body: string }
  | { type: "photo"; label: PhotoLabel }
  | { type: "signature"; name: string; role: string; method: Exclude<SignatureMethod, "confirmed"> }
  /** `quantity` is a decimal as text, such as `1.75`. */
  | { type: "add_line"; priceItemId: string; quantity: string }
  | { type: "remove_line"; lineId: string }
  | { type: "answer_checklist"; itemId: string; answer: ChecklistAnswer | null }
  | { type: "fill_in"; fields: CloseoutFields }
  | { type: "correct_time"; minutes: number; reason: string }
  /** `amount`: the not-to-exceed amount that is asked for, in minor units. */
  | { type: "ask_for_more"; amount: number; reason: string }
  | { type: "ask_confirmation"; recipient: string };

/** The deeds that are words alone; photos and signatures travel with their file. */
export type PlainDeed = Exclude<CrewDeed, { type: "photo" | "signature" }>;

/** What a line is called that a phone added, by the phone's own name for the deed. */
export function lineIdOf(clientId: string): string {
  return `line_${clientId}`;
}
