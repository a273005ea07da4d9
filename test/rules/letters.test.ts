import { expect, test } from "vitest";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { after, jobIn, NOW, run } from "./fixtures.ts";

test("a letter that came back is shown to a person, who has it sent again to the present address", () => {
  const job = withLetter();
  const sent = after(job, [answered({ kind: "sent", providerId: "re_1" }), reported("delivered")]);
  expect(sent.deliveries[0]?.status).toBe("delivered");
  const back = after(sent, [reported("bounced")]);
  expect(back.failures).toMatchObject([{ kind: "delivery", status: "open" }]);
  expect(back.failures[0]?.detail).toMatch(/came back/);
  const moved = { ...back, customer: { ...back.customer, email: "accounts@lakeside.example" } };
  const retried = after(moved, [{ type: "retry", failureId: back.failures[0]?.id ?? "" }]);
  expect(retried.deliveries).toMatchObject([{ status: "queued", recipient: "accounts@lakeside.example" }]);
});

test("reports come in any order and only move forward", () => {
  const sent = after(withLetter(), [answered({ kind: "sent", providerId: "re_1" })]);
  const opened = after(sent, [reported("opened"), reported("delivered"), reported("opened")]);
  expect(opened.deliveries[0]?.status).toBe("opened");
  expect(run(opened, reported("delivered"))).toMatchObject({ ok: true, events: [] });
});

test("a report does not send what was never sent", () => {
  expect(run(withLetter(), reported("delivered"))).toMatchObject({ ok: true, events: [] });
});

test("a day without word from the mail service is shown, not repeated", () => {
  const job = withLetter();
  const unknown = answered({ kind: "unknown", reason: "no answer" });
  const soon = after(job, [unknown], NOW + 3_600_000);
  expect(soon.deliveries[0]).toMatchObject({ status: "queued", tries: 1 });
  const late = after(job, [unknown], NOW + 24 * 3_600_000);
  expect(late.deliveries[0]?.status).toBe("unsure");
  expect(late.failures[0]?.detail).toMatch(/may or may not have been sent/);
});

function withLetter(): Job {
  const job = jobIn("approved");
  const [invoice] = job.invoices;
  if (!invoice) throw new Error("not billed");
  const open = { ...invoice, status: "open" as const, number: "ABC-0001" };
  return {
    ...job,
    invoices: [open],
    deliveries: [
      {
        ...{
          organisationId: "org_1",
          id: "mail_1",
          jobId: job.row.id,
          subjectId: open.id,
          kind: "invoice",
          sequence: 1,
        },
        ...{ recipient: "ap@lakeside.example", status: "queued", tries: 0, dueAt: NOW, firstTriedAt: NOW },
        ...{ providerId: null, error: null, createdAt: NOW, sentAt: null },
      },
    ],
  };
}

function answered(answer: Extract<Command, { type: "delivery_answered" }>["answer"]): Command {
  return { type: "delivery_answered", deliveryId: "mail_1", answer };
}

function reported(report: Extract<Command, { type: "delivery_reported" }>["report"]): Command {
  return { type: "delivery_reported", deliveryId: "mail_1", report };
}
