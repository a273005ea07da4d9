import { expect, test } from "vitest";
import { failureById, openFailures } from "../../../src/worker/failures/records.ts";
import { giveUpIntake } from "../../../src/worker/intake/consume-intake.ts";
import { failMessage } from "../../../src/worker/intake/fail-message.ts";
import { bytesInto, keepMessage } from "../../../src/worker/intake/keep-message.ts";
import { anOffice, fileOf, handed, many, row } from "./import-office.ts";

/** An import of which the second part was given up; the others wait. */
async function stopped(environment?: Partial<Env>) {
  const office = await anOffice(environment);
  const id = await office.started(many(120));
  const split = office.queue.shift();
  if (split) await handed(office.env, split);
  const [first, lost, ...others] = office.queue.splice(0);
  if (!first || !lost) throw new Error("the file was not cut into parts");
  await handed(office.env, first);
  await giveUpIntake(office.env, lost);
  const open = async () => await openFailures(office.db, office.organisationId);
  return { office, id, lost, others, open };
}

const partial = { "HX-Request-Type": "partial" };

test("An import that stopped needs somebody, wherever the office looks, and says what can be done", async () => {
  const { office, id, lost, open } = await stopped();
  // Given up once more, it is the same one.
  await giveUpIntake(office.env, lost);
  const [failure, ...more] = await open();
  expect(more).toEqual([]);
  expect(failure).toMatchObject({ kind: "import", subjectId: id, jobId: null, status: "open" });
  expect(failure?.detail).toBe(
    "The import of tickets.csv stopped. A part of the file could not be read, however often it was tried. What is done stays.",
  );
  for (const path of ["/office", "/office/failures"]) {
    const text = await (await office.browser.get(path)).text();
    expect(text).toContain("The import of tickets.csv stopped");
    expect(text).toContain(`/office/intake/import/${id}`);
    expect(text).toContain(`/office/failures/${failure?.id}/retry`);
    expect(text).toContain(`/office/failures/${failure?.id}/leave`);
    expect(text).not.toContain("No job of ours");
  }
});

test("Tried again from there it goes on with what is missing, and once it is done nobody is needed", async () => {
  const { office, id, lost, others, open } = await stopped();
  const [failure] = await open();
  const again = await office.browser.post(`/office/failures/${failure?.id}/retry`, {}, partial);
  expect(await again.text()).toContain("Being tried again");
  expect(office.queue).toEqual([lost, ...others]);
  expect((await office.run(id)).status).toBe("running");
  expect((await open())[0]?.status).toBe("retrying");
  await office.drain();
  expect((await office.run(id)).status).toBe("done");
  expect(await open()).toEqual([]);
});

test("It goes on by itself with its last part, and then nobody is needed either", async () => {
  const { office, id, lost, others, open } = await stopped();
  for (const part of [...others, lost]) await handed(office.env, part);
  expect((await office.run(id)).status).toBe("done");
  expect(await open()).toEqual([]);
});

test("Left, the rest is cancelled, and nobody is needed", async () => {
  const { office, id, open } = await stopped();
  const [failure] = await open();
  const left = await office.browser.post(`/office/failures/${failure?.id}/leave`);
  expect([left.status, left.headers.get("Location")]).toEqual([303, "/office/failures"]);
  expect((await office.run(id)).status).toBe("cancelled");
  expect(await open()).toEqual([]);
  // Pressed twice, or on a screen that is a minute old.
  const twice = await office.browser.post(`/office/failures/${failure?.id}/leave`, {}, partial);
  expect([twice.status, await twice.text()]).toEqual([200, expect.stringContaining("Done")]);
  const strange = await office.browser.post("/office/failures/fail_of_nobody/leave");
  expect(strange.status).toBe(404);
});

test("Cancelled on its own page, it leaves the list; failed anew, it comes back to it", async () => {
  const { office, id, lost, open } = await stopped();
  await office.browser.post(`/office/intake/import/${id}/resume`);
  expect((await open())[0]?.status).toBe("retrying");
  await giveUpIntake(office.env, lost);
  expect((await open())[0]?.status).toBe("open");
  await office.browser.post(`/office/intake/import/${id}/cancel`);
  expect(await open()).toEqual([]);
  // What the queue still held is late.
  await giveUpIntake(office.env, lost);
  expect(await open()).toEqual([]);
});

test("An import that the queue does not take needs somebody at once", async () => {
  const office = await anOffice();
  const broken = {
    send: () => Promise.reject(new Error("away")),
    sendBatch: () => Promise.reject(new Error("away")),
  };
  Object.assign(office.env, { INTAKE: broken });
  const id = await office.started(fileOf(row("WO-1")));
  expect((await office.run(id)).status).toBe("failed");
  const [failure] = await openFailures(office.db, office.organisationId);
  expect(failure?.detail).toContain("could not be handed on");
});

test("A mail that could not be read can be left from the list, too", async () => {
  const office = await anOffice();
  const { env, organisationId } = office;
  const said = { sender: "ap@lake.example", subject: "Hello", contentType: "message/rfc822", bytes: 5 };
  const how = { channel: "upload", status: "waiting", portalId: null, name: null, checks: null } as const;
  const bytes = new TextEncoder().encode("Hello");
  const write = bytesInto(env, bytes, said.contentType);
  const { row } = await keepMessage(env, { organisationId, ...said, ...how, reason: null }, write);
  await failMessage(env, row, "It is empty.");
  const [failure] = await openFailures(office.db, office.organisationId);
  expect(failure?.kind).toBe("intake");
  await office.browser.post(`/office/failures/${failure?.id}/leave`);
  const [left] = await failureById(office.db, office.organisationId, failure?.id ?? "");
  expect(left?.status).toBe("resolved");
});
