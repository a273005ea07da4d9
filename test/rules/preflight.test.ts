import fc from "fast-check";
import { expect, test } from "vitest";
import { JOB_STATUSES, type Job } from "../../src/worker/jobs/types.ts";
import {
  DOCUMENT_KINDS,
  PLAIN_PROFILE,
  type PortalProfile,
  SHOWN_FACTS,
} from "../../src/worker/portals/profile.ts";
import { profileWith } from "../../src/worker/portals/starters/starter.ts";
import { STARTERS } from "../../src/worker/portals/starters.ts";
import { preflight, standsAgainstSending } from "../../src/worker/preflight/preflight.ts";
import { standingOf } from "../../src/worker/preflight/standing.ts";
import type { Check, CheckName } from "../../src/worker/preflight/types.ts";
import { after, contextAt, DAY, jobIn, NOW, newJob, portalOf, run } from "./fixtures.ts";
import { goodJob } from "./starters-jobs.ts";

function starter(id: string): Job {
  const found = STARTERS.find((one) => one.id === id);
  if (!found) throw new Error(`no starter ${id}`);
  return goodJob(found);
}

function under(profile: Parameters<typeof profileWith>[0], job = jobIn("completed")): Job {
  return { ...job, portal: portalOf({}, profileWith(profile), "Cypress PM") };
}

const withRow = (job: Job, fields: Partial<Job["row"]>): Job => ({ ...job, row: { ...job.row, ...fields } });
const line = (job: Job, name: CheckName, now = NOW): Check | undefined =>
  preflight(job, now).find((check) => check.name === name);
const told = (job: Job, name: CheckName, now = NOW) => {
  const check = line(job, name, now);
  return check && [check.state, check.words, check.mend, check.at];
};

test("a job without a portal is asked for its proof and an address, and nothing more", () => {
  expect(preflight(jobIn("completed"), NOW).map((check) => [check.name, check.state])).toEqual([
    ["work_completed", "pass"],
    ["proof_photos_before", "pass"],
    ["proof_photos_after", "pass"],
    ["proof_signature", "pass"],
    ["customer_address", "pass"],
  ]);
});

test("before the work is done its proof waits; what the office can mend fails already", () => {
  const job = { ...newJob(), portal: starter("yardi-predictap").portal };
  const states = Object.fromEntries(preflight(job, NOW).map((check) => [check.name, check.state]));
  expect(states).toMatchObject({
    work_completed: "wait",
    proof_photos_after: "wait",
    purchase_order: "fail",
    purchase_order_amount: "fail",
  });
  const ordered = withRow(job, { purchaseOrder: "PO-7", purchaseOrderAmount: 40_000 });
  expect(told(ordered, "purchase_order_amount")?.[0]).toBe("wait");
});

test("words are concrete, and each says where it is mended", () => {
  const order = under({ amounts: { purchaseOrder: "equal" } });
  expect(told(order, "purchase_order")).toEqual([
    ...["fail", "The PO number is missing", "Add the PO number under Details", "#d-po"],
  ]);
  const other = withRow(order, { purchaseOrder: "PO-7", purchaseOrderAmount: 40_000 });
  expect(told(other, "purchase_order_amount")?.[1]).toBe("The PO is for $400.00, the job comes to $270.38");
  const german = { ...other, organisation: { ...other.organisation, locale: "de-DE" } };
  expect(told(withRow(german, { currency: "eur" }), "purchase_order_amount")?.[1]).toBe(
    "The PO is for 400,00\u00a0€, the job comes to 270,38\u00a0€",
  );
  expect(told({ ...order, photos: [] }, "proof_photos_after")).toEqual([
    ...["fail", "2 after photos are missing", "Return it to the crew for this", "#proof"],
  ]);
  const letter = under({ mail: { ccAllowed: false, cc: ["boss@pm.example"] } });
  expect(told(letter, "mail_recipients")).toEqual([
    "fail",
    "They take no copies, and a copy is set",
    "Change the addresses in the portal's rules",
    "/office/settings/portals/port_1",
  ]);
});

test.each<[string, string | null, Check["state"], RegExp]>([
  ["no end", null, "pass", /^The certificate of insurance is on file$/],
  ["half a year left", "2027-06-30", "pass", /^The certificate of insurance is on file$/],
  ["30 days left", "2026-12-19", "pass", /on file until Sat, Dec 19: have it renewed$/],
  ["its last day", "2026-11-19", "pass", /on file until Thu, Nov 19/],
  ["over since yesterday", "2026-11-18", "fail", /^The certificate of insurance ended on Wed, Nov 18$/],
])("a paper with %s", (_name, expiresOn, state, words) => {
  const job = starter("appfolio");
  const documents = job.documents.map((paper) => (paper.kind === "coi" ? { ...paper, expiresOn } : paper));
  const check = line({ ...job, documents }, "document_coi");
  expect(check?.state).toBe(state);
  expect(check?.words).toMatch(words);
});

test("the newest paper of a kind counts, in whatever order they are read", () => {
  const job = starter("appfolio");
  const [coi] = job.documents.filter((paper) => paper.kind === "coi");
  if (!coi) throw new Error("the fixture has one");
  const former = { ...coi, id: "doc_old", expiresOn: "2026-01-01", uploadedAt: NOW - DAY };
  for (const documents of [
    [former, coi],
    [coi, former],
  ]) {
    expect(line({ ...job, documents }, "document_coi")?.state).toBe("pass");
  }
});

test("a deadline is told while there is time, fails after it, and ends when the invoice is there", () => {
  const job = starter("westrom-homes");
  expect(line(job, "deadline")?.words).toBe(
    "Due by Sat, Dec 19; 30 days left. Sent after Friday 5:00 PM CST it is paid a week later",
  );
  const onTheDay = line(job, "deadline", NOW + 30 * DAY);
  expect([onTheDay?.state, onTheDay?.words]).toEqual([
    "pass",
    expect.stringMatching(/^Due today\. Sent after/),
  ]);
  expect(told(job, "deadline", NOW + 31 * DAY)).toEqual([
    "fail",
    "30 days after completion were over on Sat, Dec 19",
    "They do not honour it: ask them, then let it pass",
    null,
  ]);
  const billed = after(job, [{ type: "approve" }]);
  expect(billed.invoices).toHaveLength(1);
  expect(line(billed, "deadline", NOW + 31 * DAY)?.words).toBe("Billed");
  expect(line(withRow(job, { status: "on_site" }), "deadline")?.state).toBe("wait");
});

test("what passed once is asked again when a void invoice makes room for another", () => {
  const billed = after(starter("westrom-homes"), [{ type: "approve" }]);
  const invoices = billed.invoices.map((invoice) => ({
    ...invoice,
    ...{ status: "void" as const, live: false },
  }));
  expect(line({ ...billed, invoices }, "deadline", NOW + 31 * DAY)?.state).toBe("fail");
});

test("a photo that a PDF cannot show fails only where it is the required one", () => {
  const job = jobIn("completed");
  const heic = (id: string) => ({
    ...job,
    photos: job.photos.map((photo) => (photo.id === id ? { ...photo, contentType: "image/heic" } : photo)),
  });
  expect(line(job, "pictures_readable")).toBeUndefined();
  expect(told(heic("a1"), "pictures_readable")).toEqual([
    ...["fail", "1 photo cannot be shown in a PDF (HEIC)", "Take it again, or add it as JPEG", "#proof"],
  ]);
  const [first] = job.photos;
  if (!first) throw new Error("the fixture has photos");
  const spare = {
    ...heic("a1"),
    photos: [...heic("a1").photos, { ...first, id: "a3", label: "after" as const }],
  };
  expect(told(spare, "pictures_readable")?.[1]).toBe("1 photo (HEIC) will be listed and not shown");
  const copied = { ...heic("a1"), photos: heic("a1").photos.map((one) => ({ ...one, mediumBytes: 90_000 })) };
  expect(line(copied, "pictures_readable")).toBeUndefined();
});

test("what the packet really has goes before what it was thought to have, until another photo comes", () => {
  const job = under({ packet: { maxBytes: 2_000_000 } });
  expect(told(job, "packet_size")?.[1]).toBe("The packet has about 0.2 MB of the 2 that are taken");
  const made: Job["packets"][number] = {
    ...{ organisationId: "org_1", jobId: "job_1", id: "pack_1", revision: 1, contentHash: "c", pages: 4 },
    ...{ storageKey: "k", bytes: 2_310_000, sha256: "s", tooLarge: "It is", madeBy: "Dana", madeAt: NOW + 1 },
  };
  expect(told({ ...job, packets: [made] }, "packet_size")).toEqual([
    "fail",
    "The packet has 2.4 MB; 2 MB are taken",
    "Ask which size they take, and change it in the portal's rules",
    "/office/settings/portals/port_1",
  ]);
  const newer = { ...made, madeAt: NOW - 1 };
  expect(told({ ...job, packets: [newer] }, "packet_size")?.[0]).toBe("pass");
  const roomier = under({ packet: { maxBytes: 3_000_000 } });
  expect(told({ ...roomier, packets: [made] }, "packet_size")?.[0]).toBe("pass");
});

test("the unit may stand in the first line; the owner is not the manager who is billed by default", () => {
  const job = starter("wla");
  const at = (line1: string) => line({ ...job, site: { ...job.site, line1, line2: null } }, "shows_unit");
  expect(at("842 Cypress Bend Dr Apt 4")?.words).toBe("Unit Apt 4");
  expect(at("842 Cypress Bend Dr #3")?.words).toBe("Unit #3");
  expect(at("842 Cypress Bend Dr")).toMatchObject({
    ...{ state: "fail", at: "#mend-site.line2" },
    mend: "Enter it under Change the ticket; a house without one is let pass",
  });
  expect(at("12 Unity Street")?.state).toBe("fail");
  const owned = starter("usa-property-group");
  const portal = owned.portal && { ...owned.portal, customerId: owned.customer.id };
  const manager = line({ ...owned, portal }, "shows_owner_name");
  expect(manager).toMatchObject({ state: "fail", at: "#mend-customer.name" });
});

test("a subject is its own by what this job has, not by what others may have", () => {
  const subject = { subject: "Invoice for {{ po }}", subjectUnique: true };
  expect(line(under({ mail: subject }), "mail_subject")?.state).toBe("fail");
  const ordered = withRow(under({ mail: subject }), { purchaseOrder: "PO-7" });
  expect(line(ordered, "mail_subject")?.words).toBe("Subject: Invoice for PO-7");
  expect(line(under({ mail: { subjectUnique: true } }), "mail_subject")?.state).toBe("pass");
});

test("a ticket without an amount gets its manager's usual one, so that the crew can ask for more", () => {
  const portal = starter("your-rental-home").portal;
  const job = newJob(NOW, { portal });
  expect(job.row.notToExceed).toBe(50_000);
  const dear = withRow(job, { total: 60_000 });
  const asked = run(dear, { type: "ask_for_more", id: "more_1", amount: 65_000, reason: "Rotten frame" });
  expect(asked.ok).toBe(true);
});

test("approving is refused with the manager's name and the lines; a job without review stays completed", () => {
  const job = withRow(starter("latchel"), { residentDamage: null, description: null });
  const decision = run(job, { type: "approve" });
  expect(decision).toEqual({
    ok: false,
    code: "preflight_failed",
    detail:
      "Latchel would send this back. Nothing says what was done. Nobody said whether the resident caused the damage.",
  });
  const portal = job.portal && { ...job.portal, rules: { ...job.portal.rules, review: false } };
  const onSite = withRow({ ...job, portal }, { status: "on_site", completedAt: null });
  const completed = run(onSite, { type: "complete" });
  expect(completed.ok && completed.job.row.status).toBe("completed");
  expect(completed.ok && completed.job.invoices).toEqual([]);
});

test("an owner lets pass what fails now, and nothing that fails later", () => {
  const job = withRow(starter("latchel"), { residentDamage: null });
  const owner = contextAt(NOW, { actor: { kind: "member", id: "mem_9", name: "Renata" } });
  const blank = run(job, { type: "override_preflight", reason: " " }, owner);
  expect(blank).toMatchObject({ ok: false, code: "reason_missing" });
  const passed = after(job, [{ type: "override_preflight", reason: "Maria knows" }]);
  expect(passed.row.preflightOverride).toMatchObject({ checks: ["resident_damage"], reason: "Maria knows" });
  expect(standsAgainstSending(passed, NOW)).toEqual([]);
  expect(standingOf(passed, NOW)?.letPass.map((check) => check.name)).toEqual(["resident_damage"]);

  const later = withRow(passed, { ticketNumber: null });
  expect(standsAgainstSending(later, NOW).map((check) => check.name)).toEqual(["shows_ticket_number"]);
  expect(run(later, { type: "approve" })).toMatchObject({ ok: false, code: "preflight_failed" });
  expect(after(passed, [{ type: "approve" }]).invoices).toHaveLength(1);

  const again = run(passed, { type: "override_preflight", reason: "Maria knows" }, owner);
  expect(again.ok && again.events).toEqual([]);
});

test("an owner may go beyond the amount, but no letter goes out without an address", () => {
  const dear = withRow(under({}), { notToExceed: 20_000 });
  expect(run(dear, { type: "approve" })).toMatchObject({ ok: false, code: "over_not_to_exceed" });
  const over = after(dear, [{ type: "override_preflight", reason: "Agreed by phone" }, { type: "approve" }]);
  expect(over.invoices).toHaveLength(1);
  const lenient = under({ amounts: { withinNotToExceed: false } });
  expect(after(withRow(lenient, { notToExceed: 20_000 }), [{ type: "approve" }]).invoices).toHaveLength(1);

  const nobody = { ...dear, customer: { ...dear.customer, email: null } };
  const passed = after(nobody, [{ type: "override_preflight", reason: "Agreed by phone" }]);
  expect(passed.row.preflightOverride?.checks).toEqual(["within_not_to_exceed"]);
  expect(run(passed, { type: "approve" })).toMatchObject({ ok: false, code: "no_address" });
});

test("nothing stands on the screen of what is billed, cancelled or closed", () => {
  const billed = after(starter("latchel"), [{ type: "approve" }]);
  expect(standingOf(billed, NOW)).toBeNull();
  expect(standingOf(jobIn("cancelled"), NOW)).toBeNull();
  expect(standingOf(jobIn("closed"), NOW)).toBeNull();
});

const amount = fc.option(fc.integer({ min: 0, max: 1_000_000 }));
/** What no sentence may say by mistake: nobody types it here, so that a sentence that says it made it up. */
const SLIPS = /undefined|null|NaN|\[object/;
const text = fc
  .oneof(fc.string(), fc.constantFrom("{{ ticket }}", "{{", "{% for %}", "a@b.example", ""))
  .filter((typed) => !SLIPS.test(typed));
const anyProfile: fc.Arbitrary<PortalProfile> = fc.record({
  packet: fc.record({
    ...{ singleFile: fc.boolean(), maxBytes: amount, links: fc.boolean(), fileName: text },
    paper: fc.constantFrom(null, "letter" as const, "a4" as const),
    photosPerPage: fc.constantFrom(2 as const, 4 as const, 6 as const),
    sections: fc.constant(PLAIN_PROFILE.packet.sections),
  }),
  mail: fc.record({
    ...{ to: fc.option(text), cc: fc.array(text, { maxLength: 3 }), ccAllowed: fc.boolean() },
    ...{ subject: fc.option(text), subjectUnique: fc.boolean(), bodyEmpty: fc.boolean() },
    attach: fc.constantFrom("invoice" as const, "invoice_and_packet" as const),
  }),
  amounts: fc.record({
    ...{ withinNotToExceed: fc.boolean(), usualNotToExceed: amount, writtenApproval: fc.boolean() },
    purchaseOrder: fc.constantFrom("none" as const, "required" as const, "equal" as const),
    authorisationAbove: amount,
    bids: fc.option(fc.record({ above: fc.nat(100_000), count: fc.integer({ min: 1, max: 5 }) })),
    taxAllowed: fc.boolean(),
  }),
  invoice: fc.record({ onePerOrder: fc.boolean(), afterCompletion: fc.boolean() }),
  deadline: fc.record({
    days: fc.option(fc.integer({ min: 0, max: 365 })),
    cutoff: fc.option(
      fc.record({
        weekday: fc.constantFrom(1 as const, 5 as const, 7 as const),
        time: fc.constantFrom("17:00", "00:00", "25:61", ""),
        timeZone: fc.constantFrom("America/Chicago", "Mars/Olympus", ""),
      }),
    ),
  }),
  mustShow: fc.subarray([...SHOWN_FACTS]),
  documents: fc.subarray([...DOCUMENT_KINDS]),
  residentDamage: fc.boolean(),
  uploadUrl: fc.option(text),
  notes: text,
});

const anyJob = fc
  .record({
    starter: fc.constantFrom(...STARTERS),
    profile: anyProfile,
    status: fc.constantFrom(...JOB_STATUSES),
    completedAt: fc.option(fc.integer({ min: NOW - 90 * DAY, max: NOW + 90 * DAY })),
    notToExceed: amount,
    purchaseOrder: fc.option(text),
    purchaseOrderAmount: amount,
    ticketNumber: fc.option(text),
    residentDamage: fc.option(fc.boolean()),
    email: fc.option(text),
    photos: fc.integer({ min: 0, max: 4 }),
    lines: fc.integer({ min: 0, max: 2 }),
    milestones: fc.integer({ min: 0, max: 1 }),
    contentType: fc.constantFrom("image/jpeg", "image/heic", "image/png"),
    zone: fc.constantFrom("America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu"),
  })
  .map(({ starter: base, profile, email, photos, lines, milestones, contentType, zone, ...fields }): Job => {
    const job = withRow(goodJob(base), fields);
    return {
      ...job,
      portal: job.portal && { ...job.portal, profile },
      customer: { ...job.customer, email },
      organisation: { ...job.organisation, timeZone: zone },
      photos: job.photos.slice(0, photos).map((photo) => ({ ...photo, contentType })),
      lines: job.lines.slice(0, lines),
      milestones: job.milestones.slice(0, milestones),
    };
  });

test("for any profile and any job it answers, the same each time, with a way to mend each line that fails", () => {
  fc.assert(
    fc.property(anyJob, fc.integer({ min: NOW - 99 * DAY, max: NOW + 99 * DAY }), (job, now) => {
      const before = structuredClone(job);
      const checks = preflight(job, now);
      expect(preflight(structuredClone(job), now)).toEqual(checks);
      expect(job).toEqual(before);
      expect(new Set(checks.map((check) => check.name)).size).toBe(checks.length);
      for (const { state, words, mend } of checks) {
        expect(words.trim()).not.toBe("");
        expect(words).not.toMatch(SLIPS);
        expect(mend === null).toBe(state !== "fail");
      }
      if (!["completed", "approved", "closed"].includes(job.row.status)) {
        expect(checks.find((check) => check.name === "work_completed")?.state).toBe("wait");
      }
    }),
    { numRuns: 1000 },
  );
});
