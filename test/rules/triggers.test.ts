import { describe, expect, test } from "vitest";
import type { BillingMoment, BillingRules, BillingWay } from "../../src/worker/billing/vocabulary.ts";
import type { Command, Job, JobSetting } from "../../src/worker/jobs/types.ts";
import {
  contextAt,
  after as jobAfter,
  jobIn,
  NOW,
  newJob,
  PROOF,
  portalOf,
  run,
  setting,
} from "./fixtures.ts";

const DONE: Command[] = [{ type: "accept" }, { type: "arrive" }, { type: "complete" }];
const BILLED = "billing.started";

/** Where nobody looks at the proof, completing approves; here somebody does, and nobody must have signed. */
function ruled(billing: Partial<BillingRules>, over: Partial<JobSetting> = {}): Partial<JobSetting> {
  const rules = { ...setting.organisation.rules, signature: false, billing };
  return { organisation: { ...setting.organisation, rules }, ...over };
}

const signature = PROOF.filter((one) => one.type === "attach_signature");
const photos = PROOF.filter((one) => one.type !== "attach_signature");

function types(job: Job, command: Command): string[] {
  const decision = run(job, command);
  if (!decision.ok) throw new Error(`${command.type}: ${decision.detail}`);
  return decision.events.map((one) => one.type);
}

describe("A moment bills, and no other does", () => {
  const steps = ["complete", "sign", "approve"] as const;
  const moments: [BillingMoment, (typeof steps)[number] | null][] = [
    ["completed", "complete"],
    ["milestone", "complete"],
    ["confirmed", "sign"],
    ["approved", "approve"],
    ["outside", null],
  ];
  test.each(
    moments.flatMap(([moment, when]) =>
      (["auto_send", "auto_draft_then_review", "manual"] as const).map(
        (way) => [moment, way, way === "manual" ? null : when] as const,
      ),
    ),
  )("%s, %s: by itself at %s", (moment, way, when) => {
    let job = jobAfter(newJob(NOW, ruled({ moment, way })), [...photos, ...DONE.slice(0, 2)]);
    const commands: { [step in (typeof steps)[number]]: Command } = {
      complete: { type: "complete" },
      sign: signature[0] ?? { type: "accept" },
      approve: { type: "approve" },
    };
    const billed = steps.filter((step) => {
      const happened = types(job, commands[step]).includes(BILLED);
      job = jobAfter(job, [commands[step]]);
      return happened;
    });
    expect(billed).toEqual(when === null ? [] : [when]);
    expect(job.intents.map((one) => one.hold)).toEqual(when === null ? [] : [way !== "auto_send"]);
  });
});

test("Signed before it was done, a job is billed when it is done; a second signature bills nothing", () => {
  const job = jobAfter(newJob(NOW, ruled({ moment: "confirmed", way: "auto_send" })), PROOF);
  expect(job.invoices).toEqual([]);
  const done = jobAfter(job, DONE);
  expect(done.invoices).toHaveLength(1);
  const again: Command = {
    type: "attach_signature",
    signature: { ...signedBy("sig_2"), name: "B. Bell" },
  };
  expect(jobAfter(done, [again]).invoices).toHaveLength(1);
});

test("The customer's confirmation from afar is the moment as well", () => {
  const rules = ruled({ moment: "confirmed", way: "auto_send" });
  const job = jobAfter(newJob(NOW, rules), [
    ...photos,
    ...DONE,
    { type: "ask_confirmation", id: "conf_1", recipient: "ap@lakeside.example" },
  ]);
  const confirm: Command = { type: "confirm", id: "conf_1", signature: signedBy("sig_9") };
  const confirmed = types(job, confirm);
  expect(confirmed.slice(0, 2)).toEqual(["confirmation.given", "signature.attached"]);
  expect(confirmed).toContain(BILLED);
  expect(types(jobAfter(job, [confirm]), confirm)).toEqual([]);
});

test("The customer's rule goes before the portal's, and the portal's before everybody's", () => {
  const everybody: Partial<BillingRules> = { moment: "approved", way: "manual" };
  const portal = portalOf({ billing: { moment: "completed" } });
  const customer = { ...setting.customer, billing: { way: "auto_draft_then_review" } as const };
  const job = (over: Partial<JobSetting>) =>
    jobAfter(newJob(NOW, ruled(everybody, over)), [...photos, ...DONE]);
  expect(job({ portal }).invoices).toEqual([]);
  expect(job({ customer }).invoices).toEqual([]);
  expect(job({ portal, customer }).intents).toMatchObject([{ hold: true }]);
});

describe("What stands against billing", () => {
  const nothingToBill: Command = { type: "edit", details: { lines: [] } };
  const someLines: Command = {
    type: "edit",
    details: { lines: [{ description: "Labour", quantity: "1", unitAmount: 9000 }] },
  };
  const stuck = (way: BillingWay, moment: BillingMoment = "completed") =>
    jobAfter(newJob(NOW, ruled({ moment, way })), [...photos, nothingToBill, ...DONE]);

  test("holds up no crew, and bills with the command that mends it", () => {
    const job = stuck("auto_send");
    expect(job.row.status).toBe("completed");
    expect(job.invoices).toEqual([]);
    expect(types(job, { type: "note", id: "n", body: "no lines yet" })).toEqual(["note.added"]);
    expect(types(job, someLines)).toContain(BILLED);
  });

  test("by hand, mending bills nothing", () => {
    expect(types(stuck("manual"), someLines)).not.toContain(BILLED);
  });

  test("an address that was missing mends it too", () => {
    const customer = { ...setting.customer, email: null };
    const job = jobAfter(newJob(NOW, ruled({ moment: "completed", way: "auto_send" }, { customer })), [
      ...photos,
      ...DONE,
    ]);
    expect(job.invoices).toEqual([]);
    expect(types(job, { type: "change_contact", contact: { email: "ap@lakeside.example" } })).toContain(
      BILLED,
    );
  });

  test("rules that were changed since bill no old job with its next edit", () => {
    const manual = jobAfter(newJob(NOW, ruled({ moment: "completed", way: "manual" })), [...photos, ...DONE]);
    const now = { ...manual, ...ruled({ moment: "completed", way: "auto_send" }) };
    expect(types(now, { type: "edit", details: { purchaseOrder: "PO 7" } })).toEqual(["job.updated"]);
  });

  test("a job that nobody has to look at is approved and billed once it is mended", () => {
    const over = ruled({ moment: "approved", way: "auto_send" });
    const organisation = over.organisation && {
      ...over.organisation,
      rules: { ...over.organisation.rules, review: false },
    };
    const job = jobAfter(newJob(NOW, { organisation }), [...photos, nothingToBill, ...DONE]);
    expect(job.row.status).toBe("completed");
    expect(types(job, someLines)).toEqual(expect.arrayContaining(["job.approved", BILLED]));
  });

  test("an invoice that was taken back is a person's to bill again", () => {
    const billed = jobAfter(newJob(NOW, ruled({ moment: "completed", way: "auto_send" })), [
      ...photos,
      ...DONE,
    ]);
    const taken = {
      ...billed,
      invoices: billed.invoices.map((one) => ({ ...one, live: false, status: "void" as const })),
    };
    expect(types(taken, { type: "edit", details: { title: "Another" } })).toEqual(["job.updated"]);
    expect(run(taken, { type: "bill_from_outside", by: "ERP" })).toMatchObject({ code: "already_billed" });
  });
});

describe("Another system asks", () => {
  const ask: Command = { type: "bill_from_outside", by: "ERP" };
  const done = (billing: Partial<BillingRules>) =>
    jobAfter(newJob(NOW, ruled(billing)), [...photos, ...DONE]);

  test.each<[BillingWay, boolean]>([
    ["auto_send", false],
    ["auto_draft_then_review", true],
  ])("%s: it is billed, and asked again nothing more happens", (way, hold) => {
    const job = done({ moment: "outside", way });
    const billed = jobAfter(job, [ask]);
    expect(billed.intents).toMatchObject([{ hold }]);
    expect(types(billed, ask)).toEqual([]);
  });

  test("where a person bills, it stays with a person", () => {
    expect(run(done({ moment: "outside", way: "manual" }), ask)).toMatchObject({
      ok: false,
      code: "billed_by_hand",
    });
  });

  test("too early is too early", () => {
    const early = newJob(NOW, ruled({ moment: "outside", way: "auto_send" }));
    expect(run(early, ask)).toMatchObject({ ok: false, code: "illegal_transition" });
    expect(run(done({ moment: "approved", way: "auto_send" }), ask)).toMatchObject({
      code: "illegal_transition",
    });
  });
});

test("Billed by hand, the button bills whatever the moment, once the work is done", () => {
  const job = jobIn("completed", ruled({ moment: "confirmed", way: "manual" }));
  const billed = run(job, { type: "bill" }, contextAt(NOW));
  expect(billed.ok && billed.job.intents[0]?.hold).toBe(false);
});

function signedBy(id: string) {
  return {
    ...{ id, name: "M. Ortiz", role: "tenant", method: "drawn" as const },
    ...{ storageKey: id, sha256: id, signedAt: NOW },
  };
}
