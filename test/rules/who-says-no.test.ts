import { describe, expect, test } from "vitest";
import { refusedBecause } from "../../src/worker/billing/stripe/call.ts";
import type { StripeLink } from "../../src/worker/billing/stripe-books.ts";
import type { StepAnswer } from "../../src/worker/billing/types.ts";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { after, committed, contextAt, DAY, jobIn, NOW, run } from "./fixtures.ts";

const LINK: StripeLink = {
  ...{ id: "plink_1", active: true, url: "https://buy.stripe.example/1", total: 27_038 },
  ...{ payments: [], refunds: null },
};
const PAID: StripeLink["payments"][number] = {
  ...{ id: "pi_1", status: "paid", source: "stripe", amount: 27_038, method: "card" },
  ...{ paymentIntentId: "pi_1", chargeId: "ch_1", at: NOW },
};
const numbered: StepAnswer = { kind: "done", stripeId: "INV-0001" };
const made: StepAnswer = { kind: "done", stripeId: "plink_1", link: LINK };

describe("A sentence of our own is not put into Stripe's mouth", () => {
  test("Stripe's no stands as Stripe's", () => {
    const no = { kind: "refused", code: "email_invalid", reason: "Invalid email", replayed: false } as const;
    expect(told(jobIn("approved"), no)).toEqual({ detail: "Stripe: Invalid email", ours: undefined });
  });

  test("what we refuse before Stripe is asked", () => {
    const no = refusedBecause("stripe_missing", "Connect the account again.");
    expect(told(jobIn("approved"), no)).toEqual({ detail: "Connect the account again.", ours: true });
  });

  test("seven days without an answer", () => {
    const silent = { kind: "unknown", reason: "Stripe did not answer", replayed: false } as const;
    const { detail } = told(jobIn("approved"), silent, NOW + 8 * DAY);
    expect(detail).toMatch(/^Seven days of tries brought no answer\./);
  });

  test("a link that was paid while a cheque was recorded", () => {
    const open = answered(answered(billedByLink(), numbered), made);
    const [invoice] = open.invoices;
    const cheque: Command = {
      type: "record_payment",
      payment: {
        ...{ id: "pay_1", invoiceId: invoice?.id ?? "", amount: 27_038, means: "cheque" },
        ...{ reference: null, receivedOn: "2026-11-19" },
      },
    };
    const link = { ...LINK, active: false, payments: [PAID] };
    expect(told(after(open, [cheque]), { kind: "done", stripeId: "plink_1", link })).toEqual({
      detail: "Somebody paid by the link in the same moment. Give what you received back.",
      ours: true,
    });
  });

  test("a link that asks for another sum", () => {
    const wrong: StepAnswer = { kind: "done", stripeId: "plink_1", link: { ...LINK, total: 1 } };
    const { detail } = told(answered(billedByLink(), numbered), wrong);
    expect(detail).toMatch(/^The link asks for 1, we for 27038/);
  });
});

/** A job whose bill is paid by a link, with its first step due. */
function billedByLink(): Job {
  const job = jobIn("completed");
  const { rules } = job.organisation;
  const organisation = {
    ...job.organisation,
    rules: { ...rules, billing: { ...rules.billing, as: "link" as const } },
  };
  return after({ ...job, organisation }, [{ type: "approve" }]);
}

/** What stands as failure, and what is written down of whose no it is. */
function told(job: Job, answer: StepAnswer, now = NOW) {
  const decision = run(job, answering(job, answer, now), contextAt(now));
  if (!decision.ok) throw new Error(decision.detail);
  const refused = decision.events.find(({ type }) => type === "billing.refused");
  return { detail: decision.job.failures.at(-1)?.detail, ours: refused?.data.ours };
}

function answered(job: Job, answer: StepAnswer): Job {
  const decision = run(job, answering(job, answer, NOW));
  if (!decision.ok) throw new Error(decision.detail);
  return committed(decision);
}

function answering(job: Job, answer: StepAnswer, now: number): Command {
  const work = nextWork(job, now);
  if (work?.kind !== "step") throw new Error("no step is due");
  const { intent, step } = work;
  return {
    ...{ type: "step_answered", intentId: intent.id, step: step.name, attempt: step.attempt },
    ...{ answer },
  };
}
