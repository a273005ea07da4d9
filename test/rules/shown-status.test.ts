import { expect, test } from "vitest";
import { type StatusFacts, shownStatus } from "../../src/worker/billing/shown-status.ts";

const TODAY = "2026-11-19";
const OPEN: StatusFacts = {
  status: "open",
  total: 31250,
  amountPaid: 0,
  amountDue: 31250,
  ...{ credited: 0, creditedAfter: 0, refunded: 0, recovering: false },
  dueOn: "2026-12-04",
  processing: false,
  sentAt: 1,
  viewedAt: null,
};

const PAID = { status: "paid" as const, amountDue: 0, amountPaid: 31250 };

const CASES: [string, Partial<StatusFacts>, string][] = [
  ["a draft", { status: "draft", sentAt: null }, "Draft"],
  ["final, and the letter has not left", { sentAt: null }, "Not sent yet"],
  ["sent", {}, "Sent"],
  ["opened", { viewedAt: 2 }, "Viewed"],
  ["opened without a letter of ours", { sentAt: null, viewedAt: 2 }, "Viewed"],
  ["partly paid", { amountPaid: 10000, amountDue: 21250, viewedAt: 2 }, "Partly paid"],
  ["due today is not late", { dueOn: TODAY }, "Sent"],
  ["late by a day", { dueOn: "2026-11-18", viewedAt: 2 }, "Overdue 1 day"],
  ["late across a change of the clocks", { dueOn: "2026-10-30" }, "Overdue 20 days"],
  ["late and partly paid", { dueOn: "2026-11-09", amountPaid: 1, amountDue: 31249 }, "Overdue 10 days"],
  ["late with nothing left to pay", { dueOn: "2026-11-09", amountPaid: 31250, amountDue: 0 }, "Partly paid"],
  ["a bank debit on its way is not chased", { dueOn: "2026-11-09", processing: true }, "Payment on its way"],
  ["paid late", { status: "paid", dueOn: "2026-11-09", amountDue: 0, amountPaid: 31250 }, "Paid"],
  ["void", { status: "void", dueOn: "2026-11-09", amountDue: 0 }, "Void"],
  ["a draft that a person is to send", { status: "draft", waiting: true }, "Draft, to be sent"],
  ["paid, and a part went back", { ...PAID, refunded: 100 }, "Partly refunded"],
  ["paid, and all went back", { ...PAID, refunded: 31250 }, "Refunded"],
  [
    "paid, and all went back with a credit note",
    { ...PAID, refunded: 31250, creditedAfter: 31250 },
    "Refunded",
  ],
  ["credited before anybody paid", { ...PAID, amountPaid: 0, credited: 31250 }, "Credited"],
  ["credited after it was paid outside", { ...PAID, creditedAfter: 31250 }, "Credited"],
  ["credited in part, the rest is paid", { ...PAID, amountPaid: 31000, credited: 250 }, "Paid"],
  [
    "written off and asked for again",
    { status: "uncollectible", recovering: true },
    "Written off, asked for again",
  ],
  ["written off", { status: "uncollectible", dueOn: "2026-11-09" }, "Written off"],
];

test.each(CASES)("an invoice: %s", (_, facts, word) => {
  expect(shownStatus({ ...OPEN, ...facts }, TODAY).word).toBe(word);
});
