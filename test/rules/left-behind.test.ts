import { expect, test } from "vitest";
import { BillsWorld } from "./bills-world.ts";
import { DAY, jobIn, setting } from "./fixtures.ts";

const OTHER = { ...setting.customer, id: "cust_2", name: "New owner", identity: "new@owner.example" };

/** A job whose bill waits as a draft, made at Stripe already. */
function draftThatWaits(): BillsWorld {
  const job = jobIn("completed");
  const { rules } = job.organisation;
  const billing = { ...rules.billing, way: "auto_draft_then_review" as const };
  const organisation = { ...job.organisation, rules: { ...rules, billing } };
  const world = new BillsWorld({ ...job, organisation }, OTHER);
  world.command({ type: "approve" });
  work(world, 6);
  expect(world.job.intents[0]?.status).toBe("waiting");
  return world;
}

function work(world: BillsWorld, times: number): void {
  for (let turn = 0; turn < times; turn++) world.work("none");
}

const invoiceId = (world: BillsWorld) => world.job.invoices.at(-1)?.id ?? "";
const statuses = (world: BillsWorld) => world.stripe.books.invoices.map(({ status }) => status);
const retryAll = (world: BillsWorld) => {
  for (const { id } of world.job.failures) world.command({ type: "retry", failureId: id });
};

test("a draft that Stripe refused to replace is replaced by the next try, and none is left lying there", () => {
  const world = draftThatWaits();
  world.command({ type: "edit_draft", invoiceId: invoiceId(world), memo: "Other words" });
  world.work("refuse");
  retryAll(world);
  work(world, 6);
  expect(statuses(world)).toEqual(["draft"]);
  world.expectAgreement();
});

test("a draft that Stripe refused to replace is thrown away there too", () => {
  const world = draftThatWaits();
  world.command({ type: "edit_draft", invoiceId: invoiceId(world), memo: "Other words" });
  world.work("refuse");
  world.command({ type: "discard_draft", invoiceId: invoiceId(world), reason: "No" });
  work(world, 2);
  expect(statuses(world)).toEqual([]);
  expect(world.job.invoices[0]?.status).toBe("void");
});

test("void in Stripe's dashboard, billed again, and the void tried again: there is no second bill", () => {
  const world = draftThatWaits();
  world.command({ type: "send_draft", invoiceId: invoiceId(world) });
  work(world, 6);
  const [book] = world.stripe.books.invoices;
  if (!book) throw new Error("nothing is out");
  world.stripe.books.void(book);
  const first = invoiceId(world);
  world.command({ type: "void_invoice", invoiceId: first, reason: "Wrong", reissue: true });
  work(world, 1);
  world.command({ type: "bill", how: "send" });
  work(world, 6);
  retryAll(world);
  work(world, 6);
  expect(world.job.invoices.map(({ status, live }) => [status, live])).toEqual([
    ["void", false],
    ["open", true],
  ]);
  expect(world.job.failures.filter(({ status }) => status !== "resolved")).toEqual([]);
});

test("while nobody knows whether its number was taken, a draft is not thrown away: a gap would stay", () => {
  const world = draftThatWaits();
  world.command({ type: "send_draft", invoiceId: invoiceId(world) });
  world.work("drop");
  world.now += 8 * DAY;
  world.work("error");
  expect(world.job.failures).toMatchObject([{ code: "no_answer", status: "open" }]);
  const discard = { type: "discard_draft", invoiceId: invoiceId(world), reason: "No" } as const;
  world.command(discard);
  expect(world.job.invoices[0]).toMatchObject({ status: "draft", number: null });
  retryAll(world);
  world.work("none");
  world.work("refuse");
  world.command(discard);
  work(world, 2);
  expect(world.job.invoices[0]).toMatchObject({ status: "void", number: "INV-0001" });
});

test("a number whose bill is refused at the last step and thrown away stays with the void document: no gap", () => {
  const world = draftThatWaits();
  world.command({ type: "send_draft", invoiceId: invoiceId(world) });
  world.work("none");
  world.work("refuse");
  world.command({ type: "discard_draft", invoiceId: invoiceId(world), reason: "Never" });
  work(world, 2);
  world.command({ type: "bill", how: "send" });
  work(world, 8);
  expect(world.job.invoices.map(({ status, number }) => [status, number])).toEqual([
    ["void", "INV-0001"],
    ["open", "INV-0002"],
  ]);
  world.expectAgreement();
});
