import { expect, test } from "vitest";
import type { TicketGap } from "../../src/worker/intake/vocabulary.ts";
import { jobIn, run, withLook } from "./fixtures.ts";

test.each<[TicketGap, string]>([
  ["cancelled", "Its manager says that it is cancelled: cancel it, or keep it, before it is billed."],
  ["customer", "Nobody has said yet who pays: enter it under Change the ticket."],
])("A job that needs a look for %s is not billed by itself or by hand", (gap, detail) => {
  const job = withLook(jobIn("completed"), [gap]);
  expect(run(job, { type: "approve" })).toMatchObject({ ok: false, code: "needs_look", detail });
});

test.each<TicketGap>(["ticket_number", "title"])("What %s leaves open holds up no money by itself", (gap) => {
  expect(run(withLook(jobIn("completed"), [gap]), { type: "approve" })).toMatchObject({ ok: true });
});
