import { beforeAll, expect, test } from "vitest";
import { send } from "../crew/jobs.ts";
import { Browser } from "../http/browser.ts";
import { aPhoto, aRequest, jobNow, services } from "./asked.ts";

beforeAll(() => void services());

test("The page says how much, instead of how much, and why; opening it changes nothing", async () => {
  const asked = await aRequest();
  await aPhoto(asked, "before", 41);
  const html = await (await new Browser().get(asked.path)).text();
  for (const words of [
    "Gulf Coast Screens is at work on “Rescreen lanai, two torn panels” at 842 Cypress Bend Dr, Unit 14B, Tampa",
    "$650.00",
    "instead of $450.00 approved so far",
    "The frame behind the screen is rotten.",
    "Approve up to $650.00",
    "Decline",
    'width="41"',
  ]) {
    expect(html).toContain(words);
  }
  // Enter in a field presses the first button of a form: one that does nothing.
  expect(html).toMatch(/<form[^>]*><button type="submit" disabled=""? hidden=""?>/);
  expect((await jobNow(asked)).asks[0]?.status).toBe("asked");
});

test("Approved, the amount goes up, in the customer's own words; a second answer changes nothing", async () => {
  const asked = await aRequest();
  const fields = { name: "Dana Lee", note: "Go ahead,\r\nbut call before noon.", answer: "approve" };
  const pressed = await new Browser().post(asked.path, fields);
  expect([pressed.status, pressed.headers.get("Location")]).toEqual([303, asked.path]);
  const job = await jobNow(asked);
  expect(job.row.notToExceed).toBe(65_000);
  expect(job.asks[0]).toMatchObject({
    ...{ status: "approved", answeredBy: "Dana Lee" },
    answer: "Approved by Dana Lee: Go ahead,\nbut call before noon.",
  });
  const html = await (await new Browser().get(asked.path)).text();
  expect(html).toContain("Approved up to $650.00.");
  expect(html).toContain("Approved by Dana Lee: Go ahead,");
  expect(html).not.toContain("<button");

  await new Browser().post(asked.path, { name: "Dana Lee", answer: "decline" });
  expect((await jobNow(asked)).asks[0]?.status).toBe("approved");
});

test("Declined, the amount stays", async () => {
  const asked = await aRequest();
  await new Browser().post(asked.path, { name: "Dana Lee", answer: "decline" });
  const job = await jobNow(asked);
  expect(job.row.notToExceed).toBe(45_000);
  expect(job.asks[0]).toMatchObject({ status: "declined", answer: "Declined by Dana Lee" });
  const html = await (await new Browser().get(asked.path)).text();
  expect(html).toContain("$650.00 was declined. The approved amount stays $450.00.");
});

test("What the office noted meanwhile is shown, and holds", async () => {
  const asked = await aRequest();
  const words = "E-mail of today 9:40: fine up to 650.";
  await send(asked.organisationId, asked.jobId, { type: "answer_more", id: asked.id, approved: true, words });
  await new Browser().post(asked.path, { name: "Dana Lee", answer: "decline" });
  const html = await (await new Browser().get(asked.path)).text();
  expect(html).toContain("Approved up to $650.00.");
  expect(html).toContain(`“${words}” (Olivia, `);
  expect((await jobNow(asked)).row.notToExceed).toBe(65_000);
});

test("Neither button, or no name, answers nothing", async () => {
  const asked = await aRequest();
  const neither = await new Browser().post(asked.path, { name: "Dana Lee", note: "Hm." });
  expect([neither.status, await neither.text()]).toEqual([
    422,
    expect.stringContaining("Press one of the two"),
  ]);
  const nameless = await new Browser().post(asked.path, { answer: "approve", note: "Hm." });
  const html = await nameless.text();
  expect(html).toContain("Write your name.");
  expect(html).toContain(">Hm.</textarea>");
  expect((await jobNow(asked)).asks[0]?.status).toBe("asked");
});

test("Approved otherwise, or cancelled: the page says so and has no button", async () => {
  const raised = await aRequest();
  await send(raised.organisationId, raised.jobId, { type: "edit", details: { notToExceed: 70_000 } });
  expect(await (await new Browser().get(raised.path)).text()).toContain(
    "Up to $700.00 is approved already; there is nothing to answer.",
  );
  const cancelled = await aRequest();
  await send(cancelled.organisationId, cancelled.jobId, { type: "cancel", reason: "Asked for twice." });
  const html = await (await new Browser().get(cancelled.path)).text();
  expect(html).toContain("This job was cancelled; there is nothing to answer.");
  await new Browser().post(cancelled.path, { name: "Dana Lee", answer: "approve" });
  expect((await jobNow(cancelled)).row.notToExceed).toBe(45_000);
});
