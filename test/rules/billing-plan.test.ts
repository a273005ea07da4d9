import { describe, expect, test } from "vitest";
import { billingPlan } from "../../src/worker/billing/plan.ts";
import type { BillingRules } from "../../src/worker/billing/vocabulary.ts";
import type { Job, JobSetting, JobStatus } from "../../src/worker/jobs/types.ts";
import { jobIn, NOW, portalOf, setting, withLook } from "./fixtures.ts";

const CONTEXT = { now: NOW, deployment: { open: true, livemode: false } };

function ruled(billing: Partial<BillingRules>, over: Partial<JobSetting> = {}): Partial<JobSetting> {
  const rules = {
    ...setting.organisation.rules,
    billing: { terms: { kind: "net", days: 14 }, ...billing } as const,
  };
  return { organisation: { ...setting.organisation, rules }, ...over };
}

/** `approved done`, `send waits`: the steps that do something or did. */
function told(job: Job): string[] {
  return billingPlan(job, CONTEXT).steps.map(
    ({ id, state }) => `${id.startsWith("mile") ? "bills" : id} ${state}`,
  );
}

const step = (job: Job, id: string) => billingPlan(job, CONTEXT).steps.find((one) => one.id === id);
const bills = (job: Job) => billingPlan(job, CONTEXT).steps.find((one) => one.id.startsWith("mile"));

describe("What is next, by status and rules", () => {
  test.each<[JobStatus, Partial<BillingRules>, string[]]>([
    ["new", { moment: "approved", way: "auto_send" }, ["completed off", "bills next", "paid waits"]],
    ["new", { moment: "completed", way: "auto_send" }, ["bills next", "approved off", "paid waits"]],
    ["completed", { moment: "approved", way: "auto_send" }, ["completed done", "bills next", "paid waits"]],
    [
      "completed",
      { moment: "approved", way: "auto_draft_then_review" },
      ["completed done", "bills next", "send waits", "paid waits"],
    ],
    [
      "completed",
      { moment: "completed", way: "auto_draft_then_review" },
      ["bills done", "approved off", "send next", "paid waits"],
    ],
    ["approved", { moment: "approved", way: "auto_send" }, ["completed done", "bills done", "paid next"]],
    ["approved", { way: "manual" }, ["completed done", "bills done", "bill next", "paid waits"]],
    ["completed", { way: "manual" }, ["completed done", "bills off", "bill next", "paid waits"]],
    [
      "completed",
      { moment: "outside", way: "auto_send" },
      ["completed done", "approved off", "bills next", "paid waits"],
    ],
    ["cancelled", { moment: "approved", way: "auto_send" }, ["completed off", "bills off", "paid off"]],
  ])("%s, %j", (status, rules, steps) => {
    const job = jobIn(status, ruled(rules));
    expect(told(job)).toEqual(steps);
  });
});

test("Each step says what it comes to, for whom, and until when", () => {
  const job = jobIn("completed", ruled({ moment: "approved", way: "auto_draft_then_review" }));
  expect(bills(job)).toMatchObject({
    when: "When the proof is approved",
    what: "A draft of $270.38 is made for Lakeside HOA, due Dec 3 (Net 14).",
    from: "set for everybody",
  });
  expect(billingPlan(job, CONTEXT).now).toBe("Nothing is billed yet because the proof waits for a look.");
  expect(step(job, "send")?.what).toBe("It gets its number and goes to ap@lakeside.example.");
  const link = jobIn("completed", ruled({ moment: "approved", way: "auto_send", as: "link" }));
  expect(bills(link)?.what).toBe(
    "A payment link over $270.38 goes to ap@lakeside.example, due Dec 3 (Net 14).",
  );
});

test("It says where a rule comes from", () => {
  const portal = portalOf({ billing: { way: "manual" } });
  const customer = { ...setting.customer, billing: { way: "manual" } as const };
  const of = (over: Partial<JobSetting>) =>
    bills(jobIn("completed", ruled({ moment: "completed" }, over)))?.from;
  expect(of({ portal })).toBe("set for the portal Latchel");
  expect(of({ portal, customer })).toBe("set for the customer Lakeside HOA");
  const nobody = { ...setting.organisation, rules: { ...setting.organisation.rules, billing: undefined } };
  expect(bills(jobIn("completed", { organisation: nobody }))?.from).toBe(
    "as it is where nobody sets anything",
  );
});

describe("What stands against it", () => {
  const rules = ruled({ moment: "completed", way: "auto_send" });

  test("an address that is missing", () => {
    const job = jobIn("completed", { ...rules, customer: { ...setting.customer, email: null } });
    expect(bills(job)).toMatchObject({
      state: "blocked",
      obstacles: ["Lakeside HOA has no e-mail address for the invoice: add one first."],
    });
    expect(billingPlan(job, CONTEXT).now).toBe("Nothing is billed yet because something stands against it.");
  });

  test("a ticket that needs a look, and nothing to bill", () => {
    const job = {
      ...withLook(jobIn("completed", ruled({ way: "manual", moment: "completed" })), ["customer"]),
      lines: [],
    };
    expect(step(job, "bill")).toMatchObject({ state: "blocked" });
    expect(step(job, "bill")?.obstacles[0]).toContain("Nobody has said yet who pays");
  });

  test("no account at Stripe, unless it is billed outside of Stripe", () => {
    const closed = { now: NOW, deployment: { open: false, livemode: false } };
    const by = (as: BillingRules["as"]) =>
      billingPlan(jobIn("completed", ruled({ moment: "completed", way: "manual", as })), closed).steps.find(
        (one) => one.id === "bill",
      );
    expect(by("invoice")?.obstacles).toEqual([
      "No Stripe account is connected yet: connect one under Settings, Stripe.",
    ]);
    expect(by("outside")).toMatchObject({ state: "next", obstacles: [] });
  });

  test("nothing, before the work is done: what is missing then is no news", () => {
    expect(
      bills(jobIn("on_site", { ...rules, customer: { ...setting.customer, email: null } }))?.obstacles,
    ).toEqual([]);
  });
});

test.each<[string, Job, string]>([
  ["not done", jobIn("on_site", ruled({})), "Nothing is billed yet because the work is not done."],
  [
    "held",
    jobIn("on_hold", ruled({})),
    "Nothing is billed yet because the job is on hold (waits for a part).",
  ],
  [
    "returned",
    jobIn("returned", ruled({})),
    "Nothing is billed yet because the crew has something to mend (one more photo).",
  ],
  [
    "cancelled",
    jobIn("cancelled", ruled({})),
    "Nothing will be billed because the job is cancelled (asked for twice).",
  ],
  [
    "by hand",
    jobIn("approved", ruled({ way: "manual" })),
    "Nothing is billed yet because the rules leave it to a person: press Bill.",
  ],
  [
    "outside",
    jobIn("approved", ruled({ moment: "outside", way: "auto_send" })),
    "Nothing is billed yet because no other system has asked for it.",
  ],
  ["billed", jobIn("approved", ruled({ moment: "approved", way: "auto_send" })), "Everything is billed."],
])("In one sentence: %s", (_name, job, words) => {
  expect(billingPlan(job, CONTEXT).now).toBe(words);
});
