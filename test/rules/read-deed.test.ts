import { expect, test } from "vitest";
import { crewMessages } from "../../src/messages/crew/messages.ts";
import { LONGEST_NOTE, readDeed } from "../../src/worker/crew/read-deed.ts";

type Typed = { [name: string]: string };

function reading(typed: Typed, locale = "en-US") {
  const answer = readDeed({ get: (name) => typed[name] }, locale);
  return answer.ok ? answer.deed : answer.code;
}

test.each<[string, Typed, unknown]>([
  ["a step", { type: "step", step: "arrive" }, { type: "step", step: "arrive" }],
  ["no step of a crew's", { type: "step", step: "approve" }, "unknown_form"],
  ["no form", {}, "unknown_form"],
  ["a note", { type: "note", body: " One\r\ntwo " }, { type: "note", body: "One\ntwo" }],
  ["an empty note", { type: "note", body: " \n" }, "empty_note"],
  ["too long a note", { type: "note", body: "x".repeat(LONGEST_NOTE + 1) }, "note_too_long"],
  [
    "material",
    { type: "add_line", priceItemId: "p", quantity: "1,250.5" },
    { type: "add_line", priceItemId: "p", quantity: "1250.5" },
  ],
  [
    "labour",
    { type: "add_line", priceItemId: "p", hours: "1", minutes: "50" },
    { type: "add_line", priceItemId: "p", quantity: "1.83" },
  ],
  [
    "minutes alone",
    { type: "add_line", priceItemId: "p", hours: "", minutes: "45" },
    { type: "add_line", priceItemId: "p", quantity: "0.75" },
  ],
  ["no time at all", { type: "add_line", priceItemId: "p", hours: "", minutes: "" }, "no_quantity"],
  [
    "half an hour as a point",
    { type: "add_line", priceItemId: "p", hours: "0.5", minutes: "" },
    "no_quantity",
  ],
  ["nothing of it", { type: "add_line", priceItemId: "p", quantity: "0" }, "no_quantity"],
  ["less than nothing", { type: "add_line", priceItemId: "p", quantity: "-2" }, "no_quantity"],
  ["a line taken off", { type: "remove_line", lineId: "l" }, { type: "remove_line", lineId: "l" }],
  [
    "a point done",
    { type: "answer_checklist", itemId: "i", answer: "done" },
    { type: "answer_checklist", itemId: "i", answer: "done" },
  ],
  [
    "a point taken back",
    { type: "answer_checklist", itemId: "i", answer: "" },
    { type: "answer_checklist", itemId: "i", answer: null },
  ],
  [
    "closing fields, one of them not asked for",
    { type: "fill_in", resolutionCode: "", serialNumbers: "A1\n b2 ,;\nc3" },
    { type: "fill_in", fields: { resolutionCode: null, serialNumbers: ["A1", "b2", "c3"] } },
  ],
  [
    "the time corrected",
    { type: "correct_time", hours: "1", minutes: "45", reason: "Late" },
    { type: "correct_time", minutes: 105, reason: "Late" },
  ],
  ["the time without a reason", { type: "correct_time", hours: "1", minutes: "", reason: " " }, "no_reason"],
  ["no time", { type: "correct_time", hours: "one", minutes: "", reason: "Late" }, "no_time"],
  [
    "more",
    { type: "ask_for_more", amount: "$1,250.50", currency: "usd", reason: "Third panel" },
    { type: "ask_for_more", amount: 125_050, reason: "Third panel" },
  ],
  ["more in yen", { type: "ask_for_more", amount: "12.5", currency: "jpy", reason: "x" }, "no_amount"],
  ["more of nothing", { type: "ask_for_more", amount: "", currency: "usd", reason: "x" }, "no_amount"],
  [
    "a link",
    { type: "ask_confirmation", recipient: " a@b.example " },
    { type: "ask_confirmation", recipient: "a@b.example" },
  ],
  ["a link for nobody", { type: "ask_confirmation", recipient: "" }, "no_address"],
])("%s", (_, typed, expected) => {
  expect(reading(typed)).toEqual(expected);
});

test("numbers are read as the reader writes them", () => {
  const typed = { type: "add_line", priceItemId: "p", quantity: "1.250,5" };
  expect(reading(typed, "es-ES")).toMatchObject({ quantity: "1250.5" });
});

test("each no has its words", () => {
  for (const language of ["en", "es"] as const) {
    const words: { [code: string]: string } = crewMessages(language).problems;
    for (const code of ["empty_note", "note_too_long", "no_quantity", "no_time", "no_amount", "no_reason"]) {
      expect(words[code]).toMatch(/\.$/);
    }
  }
});
