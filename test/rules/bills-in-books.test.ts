import fc from "fast-check";
import { expect, test } from "vitest";
import type { Job } from "../../src/worker/jobs/types.ts";
import { commandsOf, DEEDS, type Deed, pick } from "./bills-deeds.ts";
import { BillsWorld } from "./bills-world.ts";
import { DAY, jobIn, setting } from "./fixtures.ts";
import { owedOf } from "./stripe-books.ts";
import type { Trouble } from "./stripe-counter.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 1500);

const OTHER: Job["customer"] = {
  ...setting.customer,
  ...{ id: "cust_2", name: "New owner", email: "new@owner.example", identity: "new@owner.example" },
};

type Act =
  | { kind: "deed"; deed: Deed; which: number; part: number }
  | { kind: "work"; trouble: Trouble; dies: boolean }
  | { kind: "paid"; which: number; part: number }
  | { kind: "elsewhere"; what: "void" | "write_off" | "refund"; which: number }
  | { kind: "news" }
  | { kind: "wait"; ms: number };

const TROUBLES: Trouble[] = [
  ...(["none", "none", "none", "none", "none", "none"] as const),
  ...(["error", "drop", "refuse", "poison", "poison_after"] as const),
];
const which = fc.nat({ max: 7 });
const part = fc.integer({ min: 1, max: 8 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("deed" as const),
      deed: fc.constantFrom(...DEEDS),
      which,
      part,
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant("work" as const),
      trouble: fc.constantFrom<Trouble[]>(...TROUBLES),
      dies: fc.nat({ max: 5 }).map((chance) => chance === 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("paid" as const), which, part }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ kind: fc.constant("elsewhere" as const), which },
      what: fc.constantFrom("void" as const, "write_off" as const, "refund" as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Act>({ kind: "news" }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(5_000, 3_600_000, DAY + 3_600_000, 8 * DAY)
      .map((ms): Act => ({ kind: "wait", ms })),
  },
);

function perform(world: BillsWorld, one: Act): void {
  if (one.kind === "wait") world.now += one.ms;
  else if (one.kind === "work") {
    world.waitAnHourAtMost();
    world.work(one.trouble, one.dies);
  } else if (one.kind === "news") world.news();
  else if (one.kind === "paid") pay(world, one);
  else if (one.kind === "elsewhere") elsewhere(world, one);
  else for (const command of commandsOf(world.job, one)) world.command(command);
}

/** The customer pays at Stripe: a part that they chose on the page, or what is left. */
function pay({ stripe }: BillsWorld, { which, part }: { which: number; part: number }): void {
  const open = stripe.books.invoices.filter((one) => one.status === "open" || one.status === "uncollectible");
  const book = pick(open, which);
  if (!book) return;
  const waiting = book.payments.find((one) => one.status === "waiting");
  if (waiting && part > 4) stripe.books.bring(book, waiting.amount, { part: waiting.paymentIntentId ?? "" });
  else stripe.books.bring(book, owedOf(book));
}

/** Somebody does it in Stripe's dashboard; Stripe's no is theirs to read. */
function elsewhere(
  { stripe: { books } }: BillsWorld,
  { what, which }: Extract<Act, { kind: "elsewhere" }>,
): void {
  const book = pick(
    books.invoices.filter((one) => one.status !== "draft"),
    which,
  );
  if (!book) return;
  try {
    if (what === "void") books.void(book);
    else if (what === "write_off") books.writeOff(book);
    else books.giveBack(book, { amount: 1_000 });
  } catch {
    // It stays as it was.
  }
}

/** A job that is billed, or has a draft that waits; parts may be paid. */
function worldOf(start: "open" | "draft"): BillsWorld {
  const job = jobIn("completed");
  const billing = { ...job.organisation.rules.billing, partialPayments: true };
  const organisation = { ...job.organisation, rules: { ...job.organisation.rules, billing } };
  const world = new BillsWorld({ ...job, organisation }, OTHER);
  const draft = { ...billing, way: "auto_draft_then_review" as const };
  const before = world.job;
  if (start === "draft")
    world.job = {
      ...before,
      organisation: { ...organisation, rules: { ...organisation.rules, billing: draft } },
    };
  world.command({ type: "approve" });
  for (let turn = 0; turn < 12; turn++) world.work("none");
  return world;
}

test("whatever people, Stripe and its faults do to a bill, our rows and Stripe's books agree when all is quiet", () => {
  const done = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.constantFrom("open" as const, "draft" as const),
      fc.array(act, { minLength: 30, maxLength: 90, size: "max" }),
      (start, acts) => {
        const world = worldOf(start);
        for (const one of acts) perform(world, one);
        world.settle();
        world.expectAgreement();
        for (const [what, times] of world.done) done.set(what, (done.get(what) ?? 0) + times);
      },
    ),
    { numRuns: RUNS },
  );
  if (process.env.SHOW_DONE) process.stdout.write(`${JSON.stringify([...done].sort())}\n`);
  const deeds = ["undo_payment", "refund", "recover", "move_payer", "credit", "pay_part", "discard_draft"];
  for (const deed of deeds) expect(done.get(deed) ?? 0, deed).toBeGreaterThan(0);
  const steps = [
    "customer",
    "draft",
    "lines",
    "number",
    "finalise",
    "discard",
    "void",
    "write_off",
    "credit",
  ];
  steps.push("mark_paid", "report_payment", "attach_record", "refund", "part_intent", "attach_part");
  for (const step of [...steps, "tell_customer"])
    expect(done.get(`${step} done`) ?? 0, `${step} was done`).toBeGreaterThan(0);
});
