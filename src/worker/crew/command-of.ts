import { newId } from "../ids/new-id.ts";
import type { Command, Refusal } from "../jobs/types.ts";
import type { CrewPriceItem } from "./crew-job.ts";
import { lineIdOf, type PlainDeed } from "./deeds.ts";

/**
 * The command that a deed asks of its job. What the deed makes is named by the phone's own name for the deed, so that the
 * phone recognises it when it reads the job again.
 * @param priceItem what `add_line` names; prices come from the price book, never from a phone
 */
export function commandOf(
  deed: PlainDeed,
  clientId: string | undefined,
  priceItem: CrewPriceItem | null,
): Command | Refusal {
  const named = (prefix: string) => (clientId ? `${prefix}_${clientId}` : newId(prefix));
  switch (deed.type) {
    case "step":
      return { type: deed.step };
    case "note":
      return { type: "note", id: named("note"), body: deed.body };
    case "add_line": {
      if (!priceItem) {
        return { ok: false, code: "not_found", detail: "This is no longer in the price book. Choose again." };
      }
      const id = clientId ? lineIdOf(clientId) : newId("line");
      return { type: "add_line", line: { ...priceItem, id, quantity: deed.quantity } };
    }
    case "ask_for_more":
      return { ...deed, id: named("more") };
    case "ask_confirmation":
      return { ...deed, id: named("conf") };
    default:
      return deed;
  }
}
