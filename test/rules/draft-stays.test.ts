import { expect, test } from "vitest";
import { nextWork } from "../../src/worker/jobs/next-work.ts";
import type { Job } from "../../src/worker/jobs/types.ts";

import { after, jobIn, NOW, run } from "./fixtures.ts";
import { StripeCounter } from "./stripe-counter.ts";

const stripe = new StripeCounter();

/** What Stripe is asked is answered, until nothing is left to ask. */
function worked(job: Job): Job {
  const work = nextWork(job, NOW);
  if (work?.kind !== "step") return job;
  const { intent, step } = work;
  const answer = stripe.ask(job, work, "none", NOW);
  const asked = { intentId: intent.id, step: step.name, attempt: step.attempt, answer };
  return worked(after(job, [{ type: "step_answered", ...asked }]));
}

const NO = { kind: "refused", code: "never", reason: "No", replayed: false } as const;

/** A draft that waits and was to be thrown away, which Stripe refused. */
function refused() {
  const billed = worked(jobIn("approved"));
  const [old] = billed.invoices;
  const taken = { type: "void_invoice", invoiceId: old?.id ?? "", reason: "Wrong", reissue: true } as const;
  const waiting = worked(after(billed, [taken]));
  const invoiceId = waiting.invoices.at(-1)?.id ?? "";
  const discard = { type: "discard_draft", invoiceId, reason: "No" } as const;
  const asked = after(waiting, [discard]);
  const intentId = asked.intents.at(-1)?.id ?? "";
  const answered = { intentId, step: "discard", attempt: 1, answer: NO } as const;
  return { job: after(asked, [{ type: "step_answered", ...answered }]), invoiceId, intentId, discard };
}

test("a draft that Stripe does not delete is left as it is: it waits on, and can be sent or thrown away", () => {
  const { job, invoiceId, intentId, discard } = refused();
  const left = after(job, [{ type: "drop_operation", intentId }]);
  expect(left.invoices.at(-1)).toMatchObject({ status: "draft", live: true });
  expect(run(left, discard).ok).toBe(true);
  expect(run(left, { type: "edit_draft", invoiceId, memo: "Thank you" })).toMatchObject({ ok: true });
  const sent = worked(after(left, [{ type: "send_draft", invoiceId }]));
  expect(sent.invoices.at(-1)).toMatchObject({ status: "open" });
});

test("thrown away once more before the first no was left, it goes", () => {
  const { job, invoiceId, intentId, discard } = refused();
  const twice = after(job, [discard, { type: "drop_operation", intentId }]);
  expect(run(twice, { type: "send_draft", invoiceId }).ok).toBe(false);
  expect(worked(twice).invoices.at(-1)).toMatchObject({ status: "void", live: false });
});
