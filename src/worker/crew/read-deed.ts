import { parseMoney, parseQuantity } from "../money/parse.ts";
import type { PlainDeed } from "./deeds.ts";
import { CREW_STEPS } from "./next-actions.ts";

/** A form's fields by name; the phone and the server read the same forms in the same way. */
export type Fields = { get(name: string): string | undefined };

/** A no to what was typed: the code that the words stand under in the message files. */
export type Unreadable = { ok: false; code: UnreadableCode };
export type UnreadableCode =
  | "empty_note"
  | "note_too_long"
  | "no_quantity"
  | "no_time"
  | "no_amount"
  | "no_reason"
  | "no_address"
  | "unknown_form";

export const LONGEST_NOTE = 4000;
const LONGEST_REASON = 1000;

/**
 * What a form asks for. Amounts are read in the currency that the form names, numbers as the locale writes them.
 * @param locale such as `es-US`
 */
export function readDeed(fields: Fields, locale: string): { ok: true; deed: PlainDeed } | Unreadable {
  const text = (name: string) => (fields.get(name) ?? "").replace(/\r\n?/g, "\n").trim();
  const yes = (deed: PlainDeed) => ({ ok: true, deed }) as const;
  switch (text("type")) {
    case "step": {
      const step = CREW_STEPS.find((one) => one === text("step"));
      return step ? yes({ type: "step", step }) : no("unknown_form");
    }
    case "note": {
      const body = text("body");
      if (body === "") return no("empty_note");
      return body.length > LONGEST_NOTE ? no("note_too_long") : yes({ type: "note", body });
    }
    case "add_line": {
      const quantity = quantityIn(text, locale);
      return quantity === null
        ? no("no_quantity")
        : yes({ type: "add_line", priceItemId: text("priceItemId"), quantity });
    }
    case "remove_line":
      return yes({ type: "remove_line", lineId: text("lineId") });
    case "answer_checklist": {
      const answer = text("answer");
      const known = answer === "done" || answer === "not_applicable" ? answer : null;
      return yes({ type: "answer_checklist", itemId: text("itemId"), answer: known });
    }
    case "fill_in": {
      const code = fields.get("resolutionCode");
      const cause = fields.get("rootCause");
      const serials = fields.get("serialNumbers");
      const given = {
        ...(code !== undefined && { resolutionCode: code.trim() || null }),
        ...(cause !== undefined && { rootCause: cause.trim() || null }),
        ...(serials !== undefined && { serialNumbers: linesOf(serials) }),
      };
      return yes({ type: "fill_in", fields: given });
    }
    case "correct_time": {
      const minutes = minutesIn(text);
      if (minutes === null) return no("no_time");
      const reason = text("reason").slice(0, LONGEST_REASON);
      return reason === "" ? no("no_reason") : yes({ type: "correct_time", minutes, reason });
    }
    case "ask_for_more": {
      const amount = parseMoney(text("amount"), text("currency"), locale);
      if (amount === null) return no("no_amount");
      const reason = text("reason").slice(0, LONGEST_REASON);
      return reason === "" ? no("no_reason") : yes({ type: "ask_for_more", amount, reason });
    }
    case "ask_confirmation": {
      const recipient = text("recipient").slice(0, 254);
      return recipient === "" ? no("no_address") : yes({ type: "ask_confirmation", recipient });
    }
    default:
      return no("unknown_form");
  }
}

type Text = (name: string) => string;

/** Time as hours and minutes becomes hours with two decimals; anything else is a quantity as typed. */
function quantityIn(text: Text, locale: string): string | null {
  const quantity = text("quantity") === "" ? hoursIn(text) : parseQuantity(text("quantity"), locale);
  return quantity === null || Number(quantity) === 0 || Number(quantity) > 1_000_000 ? null : quantity;
}

function hoursIn(text: Text): string | null {
  const minutes = minutesIn(text);
  return minutes === null ? null : String(Math.round((minutes / 60) * 100) / 100);
}

function minutesIn(text: Text): number | null {
  const [hours, minutes] = [wholeNumber(text("hours")), wholeNumber(text("minutes"))];
  return hours === null || minutes === null ? null : hours * 60 + minutes;
}

function wholeNumber(text: string): number | null {
  return /^\d{0,4}$/.test(text) ? Number(text) : null;
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function no(code: UnreadableCode): Unreadable {
  return { ok: false, code };
}
