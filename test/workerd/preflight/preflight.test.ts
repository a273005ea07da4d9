import { afterEach, expect, test, vi } from "vitest";
import { forgetfulStripe } from "../billing/forgetful-stripe.ts";
import { send, trySend } from "../crew/jobs.ts";
import type { Browser } from "../http/browser.ts";
import { anOfficeWithRules } from "./office.ts";

afterEach(() => vi.restoreAllMocks());

const WORDS = "Cypress PM would send this back. The PO number is missing.";

// The first one, so that no other job's alarm reaches its Stripe.
test("only an owner lets it go out anyway, with a reason that stays; then it is billed once", {
  timeout: 40_000,
}, async () => {
  const stripe = forgetfulStripe();
  const { owner, office, aFinishedJob, now, events, alarm } = await anOfficeWithRules();
  const { row } = await aFinishedJob();
  const path = `/office/jobs/${row.id}`;
  const reason = "Maria gives the number afterwards";
  expect((await office.post(`${path}/override-preflight`, { reason })).status).toBe(404);
  expect((await now(row.id))?.row.preflightOverride).toBeNull();

  const before = await text(owner.get(path));
  expect(before).toContain("Let it go out anyway");
  expect(before).toContain("It cannot be approved before 1 thing is mended.");
  expect(before).not.toContain("Approving makes an invoice");
  const empty = await owner.post(`${path}/override-preflight`, { reason: " " });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("Say why it may go out as it is.");
  expect((await owner.post(`${path}/override-preflight`, { reason })).status).toBe(303);

  const passed = await text(office.get(path));
  expect(passed).toMatch(/Let pass by Ana Ruiz.*: Maria gives the number afterwards/s);
  expect(passed).toContain("1 let pass");
  expect(passed).not.toContain("to mend first");
  expect(passed).toContain("Approving makes an invoice");
  expect(passed).toContain(`Ana Ruiz let the invoice go out as it is: ${reason} (The PO number is missing)`);
  const told = (await events(row.id)).at(-1);
  expect(told).toMatchObject({
    type: "preflight.overridden",
    source: "office",
    actor: { kind: "member", name: "Ana Ruiz" },
    data: { checks: ["purchase_order"], reason, words: ["The PO number is missing"] },
  });

  const presses = [
    office.post(`${path}/approve`),
    owner.post(`${path}/approve`),
    office.post(`${path}/bill`),
  ];
  await Promise.all(presses);
  await expect
    .poll(
      async () => {
        await alarm(row.id);
        return (await now(row.id))?.invoices.map((invoice) => invoice.status);
      },
      { timeout: 35_000, interval: 250 },
    )
    .toEqual(["open"]);
  expect(stripe.finalised()).toHaveLength(1);
  expect(await text(office.get(path))).toMatch(/Let pass by Ana Ruiz/);
});

test("approving is refused with what is missing, and the screen says how to mend it", async () => {
  const { office, aFinishedJob, now } = await anOfficeWithRules();
  const { row } = await aFinishedJob();
  const path = `/office/jobs/${row.id}`;
  const screen = await text(office.get(path));
  expect(screen).toContain("1 to mend");
  expect(screen).toContain('<a href="#d-po">Add the PO number under Details</a>');
  expect(screen).toContain("Ring Maria first.");
  expect(screen).toMatch(/Bill by \w{3}, /);
  expect(screen).not.toContain("Let it go out anyway");

  const refused = await office.post(`${path}/approve`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain(WORDS);
  expect((await now(row.id))?.row.status).toBe("completed");

  const details = { title: row.title, purchaseOrder: "PO-7" };
  expect((await office.post(`${path}/details`, details)).status).toBe(303);
  expect(await text(office.get(path))).toContain("Nothing to mend");
  expect((await office.post(`${path}/approve`)).status).toBe(303);
  expect((await now(row.id))?.invoices).toHaveLength(1);
});

test("what fails later is not covered by what was let pass before", async () => {
  const { organisationId, owner, aFinishedJob, completedEarlier } = await anOfficeWithRules();
  const { row } = await aFinishedJob();
  const path = `/office/jobs/${row.id}`;
  await owner.post(`${path}/override-preflight`, { reason: "Maria gives the number afterwards" });
  await completedEarlier(row.id, 12);
  const refused = await trySend(organisationId, row.id, { type: "approve" });
  expect(refused).toMatchObject({ ok: false, code: "preflight_failed" });
  expect(refused.ok || refused.detail).toMatch(
    /^Cypress PM would send this back\. 10 days after completion were over on \w{3}, \w{3} \d+\.$/,
  );
  await send(organisationId, row.id, { type: "override_preflight", reason: "They take it all the same" });
  await send(organisationId, row.id, { type: "approve" });
});

test("another organisation's owner cannot let it pass", async () => {
  const { aFinishedJob, now } = await anOfficeWithRules();
  const { row } = await aFinishedJob();
  const stranger = await anOfficeWithRules();
  const answer = await stranger.owner.post(`/office/jobs/${row.id}/override-preflight`, { reason: "Mine" });
  expect(answer.status).toBe(404);
  expect((await now(row.id))?.row.preflightOverride).toBeNull();
});

test("the queue tells until when each is to be billed, and lists those first that are due first", async () => {
  const { office, aFinishedJob, completedEarlier, organisationId } = await anOfficeWithRules();
  const [first, second, late] = [await aFinishedJob(), await aFinishedJob(), await aFinishedJob()];
  await completedEarlier(first.row.id, 2);
  await completedEarlier(second.row.id, 10);
  await completedEarlier(late.row.id, 12);
  // A write that the kept page sees; the days above were set behind its back.
  await send(organisationId, first.row.id, { type: "note", id: "note_1", body: "Gate 4417" });
  const soon = await text(office.get("/office/jobs?filter=deadline"));
  expect(idsIn(soon)).toEqual([late.row.id, second.row.id, first.row.id]);
  expect(soon).toMatch(/Too late since .*Bill today.*Bill by/s);
  const all = await text(office.get("/office/jobs"));
  expect(all).toContain("Bill today");

  await send(organisationId, second.row.id, { type: "edit", details: { purchaseOrder: "PO-7" } });
  await send(organisationId, second.row.id, { type: "approve" });
  const after = await text(office.get("/office/jobs?filter=deadline"));
  expect(after).not.toContain("Bill today");
});

function idsIn(page: string): string[] {
  return [...page.matchAll(/id="job-(job_\w+)"/g)].map((match) => match[1] ?? "");
}

async function text(response: ReturnType<Browser["get"]>): Promise<string> {
  const answer = await response;
  expect(answer.status).toBe(200);
  return await answer.text();
}
