import { beforeAll, expect, test } from "vitest";
import { askToken } from "../../../src/worker/confirm/link.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { send } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { type Asked, aCrewOnSite, jobNow, services } from "./asked.ts";

beforeAll(() => void services());

const DOOR = {
  description: "Door",
  quantity: "2",
  unitAmount: 10_000,
  taxRate: "7.5",
  kind: "material" as const,
};

async function aChange(given: { locale?: string } = {}): Promise<Asked> {
  const { organisationId, jobId } = await aCrewOnSite(given);
  await send(organisationId, jobId, { type: "edit", details: { notToExceed: 30_000 } });
  const id = newId("change");
  await send(organisationId, jobId, {
    ...{ type: "propose_change", id, title: "A new door", reason: "The old one is rotten." },
    lines: [DOOR],
  });
  const token = await askToken(testEnv(), "change", { organisationId, jobId, id });
  return { organisationId, jobId, id, token, path: `/change/${token}` };
}

const pageOf = async ({ path }: Asked) => (await new Browser().get(path)).text();
const totalIn = (html: string) => /name="total" value="(\d+)"/.exec(html)?.[1] ?? "";

test("The page says what, how much, and what the job then comes to; opening it changes nothing", async () => {
  const asked = await aChange();
  const before = await jobNow(asked);
  const html = await pageOf(asked);
  for (const words of [
    "proposes “A new door” beside the work “Rescreen lanai, two torn panels”",
    "$215.00",
    "The old one is rotten.",
    "Door, 2\u00a0×\u00a0100.00",
    "above the $300.00 approved so far",
    "Approve $215.00",
    "Decline",
  ]) {
    expect(html).toContain(words);
  }
  expect(html).toMatch(/<form[^>]*><button type="submit" disabled=""? hidden=""?>/);
  expect((await jobNow(asked)).row).toMatchObject({ total: before.row.total, notToExceed: 30_000 });
});

test("Approved, its lines are the job's, the limit goes up to the total, and a second answer changes nothing", async () => {
  const asked = await aChange();
  const before = await jobNow(asked);
  const total = totalIn(await pageOf(asked));
  const fields = { name: "Dana Lee", note: "Please in white.", answer: "approve", total };
  const pressed = await new Browser().post(asked.path, fields);
  expect([pressed.status, pressed.headers.get("Location")]).toEqual([303, asked.path]);
  const job = await jobNow(asked);
  expect(job.row).toMatchObject({ total: before.row.total + 21_500, notToExceed: before.row.total + 21_500 });
  expect(job.lines.at(-1)).toMatchObject({ description: "Door", kind: "material", quantity: "2" });
  expect(job.changeOrders[0]).toMatchObject({
    ...{ status: "approved", answeredBy: "Dana Lee" },
    answer: "Approved by Dana Lee: Please in white.",
  });
  const html = await pageOf(asked);
  expect(html).toContain("Approved: $215.00 more.");
  expect(html).not.toContain("<button");
  await new Browser().post(asked.path, { name: "Dana Lee", answer: "decline" });
  expect((await jobNow(asked)).lines).toHaveLength(job.lines.length);
});

test("Whoever read another total has not approved this one, and loses nothing of what they typed", async () => {
  const asked = await aChange();
  const total = totalIn(await pageOf(asked));
  const more = { description: "Labour", quantity: "1", unitAmount: 5000 };
  const { lines } = await jobNow(asked);
  await send(asked.organisationId, asked.jobId, { type: "edit", details: { lines: [...lines, more] } });
  const pressed = await new Browser().post(asked.path, {
    name: "Dana Lee",
    note: "In white.",
    answer: "approve",
    total,
  });
  const html = await pressed.text();
  expect(pressed.status).toBe(422);
  expect(html).toContain("The amounts have changed. Read them, then press again.");
  expect(html).toContain(">In white.</textarea>");
  expect((await jobNow(asked)).changeOrders[0]?.status).toBe("asked");
  const declined = await new Browser().post(asked.path, { name: "Dana Lee", answer: "decline", total });
  expect(declined.status).toBe(303);
  expect((await jobNow(asked)).changeOrders[0]?.status).toBe("declined");
});

test("No name, or neither button: nothing is answered", async () => {
  const asked = await aChange();
  const nameless = await new Browser().post(asked.path, { answer: "approve" });
  expect([nameless.status, await nameless.text()]).toEqual([
    422,
    expect.stringContaining("Write your name."),
  ]);
  const neither = await new Browser().post(asked.path, { name: "Dana Lee" });
  expect(neither.status).toBe(422);
  expect((await jobNow(asked)).changeOrders[0]?.status).toBe("asked");
});

test("Taken back, cancelled, or answered at the office: the page says so and has no button", async () => {
  const back = await aChange();
  await send(back.organisationId, back.jobId, { type: "withdraw_change", id: back.id });
  expect(await pageOf(back)).toContain("took this change back; there is nothing to answer.");
  await new Browser().post(back.path, { name: "Dana Lee", answer: "approve" });
  expect((await jobNow(back)).changeOrders[0]?.status).toBe("withdrawn");

  const cancelled = await aChange();
  await send(cancelled.organisationId, cancelled.jobId, { type: "cancel", reason: "Sold." });
  expect(await pageOf(cancelled)).toContain("This job was cancelled; there is nothing to answer.");

  const noted = await aChange();
  const words = "Ms Lee on the phone, 9:40: yes.";
  await send(noted.organisationId, noted.jobId, {
    type: "answer_change",
    id: noted.id,
    approved: true,
    words,
  });
  const html = await pageOf(noted);
  expect(html).toContain(`“${words}” (Olivia, `);
  expect(html).not.toContain("<button");
});

test("A link for something else, or one that was changed, opens no change order", async () => {
  const asked = await aChange();
  const { organisationId, jobId, id } = asked;
  const other = await askToken(testEnv(), "more", { organisationId, jobId, id });
  expect((await new Browser().get(`/change/${other}`)).status).toBe(404);
  expect((await new Browser().get(`${asked.path}x`)).status).toBe(404);
});

test("In Spanish for an organisation that speaks it", async () => {
  const html = await pageOf(await aChange({ locale: "es-MX" }));
  expect(html).toContain("Por favor, apruebe un cambio");
  expect(html).toContain("Rechazar");
});
