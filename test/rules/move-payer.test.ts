import { expect, test } from "vitest";
import { decide } from "../../src/worker/jobs/decide.ts";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { FakeStripe } from "./fake-stripe.ts";
import { after, committed, contextAt, jobIn, NOW } from "./fixtures.ts";

const stripe = new FakeStripe();

/** A job whose invoice is out at Stripe. */
function billed(): Job {
  let job = jobIn("approved");
  for (let work = nextWork(job, NOW); work?.kind === "step"; work = nextWork(job, NOW)) {
    const { intent, step } = work;
    const answer = stripe.ask(job, work, "none", NOW);
    const asked = { intentId: intent.id, step: step.name, attempt: step.attempt, answer };
    job = after(job, [{ type: "step_answered", ...asked }]);
  }
  return job;
}

/** Has a customer pay the job; nothing is answered yet. */
function moved(job: Job, customerId: string): Job {
  const command: Command = { type: "move_payer", customerId, reason: "Sold" };
  const setting = { ...job, customer: { ...job.customer, id: customerId, name: customerId } };
  const decision = decide(job, setting, command, contextAt(NOW));
  if (!decision.ok) throw new Error(decision.detail);
  return decision.events.length > 0 ? committed(decision) : decision.job;
}

/** Stripe does not take the old invoice back, and a person leaves it at that. */
function refusedAndLeft(job: Job): Job {
  const work = nextWork(job, NOW);
  if (work?.kind !== "step") throw new Error("nothing is asked of Stripe");
  const answer = { kind: "refused", code: "never", reason: "No", replayed: false } as const;
  const { intent, step } = work;
  const asked = { intentId: intent.id, step: step.name, attempt: step.attempt, answer };
  return after(job, [
    { type: "step_answered", ...asked },
    { type: "drop_operation", intentId: intent.id },
  ]);
}

const payersOf = (job: Job) => job.invoices.map(({ customerId, status }) => `${customerId} ${status}`);

test("what was left with the old payer is asked to be moved again, though the job has the new one already", () => {
  const left = refusedAndLeft(moved(billed(), "cust_2"));
  expect(left.row.customerId).toBe("cust_2");
  expect(payersOf(left)).toEqual(["cust_1 open"]);
  const again = moved(left, "cust_2");
  expect(nextWork(again, NOW)).toMatchObject({ step: { name: "void" } });
  // A second press asks for nothing more.
  expect(moved(again, "cust_2")).toBe(again);
});

test("moved back, the invoice that stayed with its payer stays as it is", () => {
  const back = moved(refusedAndLeft(moved(billed(), "cust_2")), "cust_1");
  expect(back.row.customerId).toBe("cust_1");
  expect(payersOf(back)).toEqual(["cust_1 open"]);
  expect(back.intents.map(({ status }) => status)).toEqual(["done", "dropped"]);
});
