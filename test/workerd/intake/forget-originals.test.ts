import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { intakeMessage } from "../../../src/worker/database/schema.ts";
import { giveUpIntake } from "../../../src/worker/intake/consume-intake.ts";
import { bytesInto, keepMessage } from "../../../src/worker/intake/keep-message.ts";
import { forgetOriginals } from "../../../src/worker/intake/originals/forget-originals.ts";
import type { MessageStatus } from "../../../src/worker/intake/vocabulary.ts";
import { anOffice, fileOf, handed, many, row } from "./import-office.ts";

type Office = Awaited<ReturnType<typeof anOffice>>;
const DAY = 86_400;

const atNight = (office: Office, days: number) =>
  forgetOriginals({ ...office.env, ENVIRONMENT: "local", NOW_OFFSET_SECONDS: String(days * DAY) });

const keysOf = async ({ env, organisationId }: Office) =>
  (await env.FILES.list({ prefix: `${organisationId}/` })).objects.map(({ key }) => key);

/** A message as it stands once somebody or nobody has dealt with it. */
async function aMessage({ env, organisationId }: Office, status: MessageStatus): Promise<string> {
  const said = { sender: "ap@lake.example", subject: status, contentType: "message/rfc822", bytes: 5 };
  const how = { channel: "upload", portalId: null, name: status, checks: null, reason: null } as const;
  const write = bytesInto(env, new TextEncoder().encode(`From ${status}`), said.contentType);
  const { row } = await keepMessage(env, { organisationId, ...said, ...how, status: "waiting" }, write);
  const doneAt = status === "done" || status === "refused" ? Date.now() : null;
  const db = databaseOf(env, organisationId);
  await db.update(intakeMessage).set({ status, doneAt }).where(eq(intakeMessage.id, row.id));
  return row.id;
}

test("The original of a message goes after a year, unless somebody is still to decide about it", async () => {
  const office = await anOffice();
  const all = ["done", "refused", "failed", "set_aside", "waiting"] as const;
  const ids = await Promise.all(all.map((status) => aMessage(office, status)));
  await atNight(office, 360);
  expect(await keysOf(office)).toHaveLength(5);
  await atNight(office, 366);
  const left = await keysOf(office);
  expect(left.map((key) => ids.findIndex((id) => key.includes(id))).sort()).toEqual([2, 3, 4]);

  const [done = "", , failed = ""] = ids;
  const page = await (await office.browser.get(`/office/intake/${done}`)).text();
  expect(page).toContain("It was kept for 365 days.");
  expect(page).not.toContain("Download the original");
  expect((await office.browser.get(`/office/intake/${done}/original.eml`)).status).toBe(404);
  expect((await office.browser.get(`/office/intake/${failed}/original.eml`)).status).toBe(200);
  // Nothing is left to do the night after.
  await atNight(office, 367);
  expect(await keysOf(office)).toEqual(left);
});

test("What was dealt with lately keeps its original, however long it lay", async () => {
  const office = await anOffice();
  const id = await aMessage(office, "done");
  const lately = Date.now() + 300 * DAY * 1000;
  await office.db.update(intakeMessage).set({ doneAt: lately }).where(eq(intakeMessage.id, id));
  await atNight(office, 366);
  expect(await keysOf(office)).toHaveLength(1);
  await atNight(office, 666);
  expect(await keysOf(office)).toEqual([]);
});

test("Bytes whose record was never written go with their time, too", async () => {
  const office = await anOffice();
  await office.env.FILES.put(`${office.organisationId}/intake/mail_of_nobody.eml`, "x");
  await office.env.FILES.put(`${office.organisationId}/photos/kept.jpg`, "x");
  await atNight(office, 400);
  expect(await keysOf(office)).toEqual([`${office.organisationId}/photos/kept.jpg`]);
});

test("The file of an import and its parts go 90 days after its end; one that stopped waits for a person", async () => {
  const office = await anOffice();
  const done = await office.imported(fileOf(row("WO-1"), row("WO-2", "Fix it,,,,31/31/2026,")));
  const stopped = await office.started(many(120));
  const split = office.queue.shift();
  if (split) await handed(office.env, split);
  const [lost] = office.queue.splice(0);
  if (lost) await giveUpIntake(office.env, lost);
  const never = (await office.uploaded(fileOf(row("WO-9")))).split("/").at(-1) ?? "";
  expect((await office.browser.get(`/office/intake/import/${done}/wrong.csv`)).status).toBe(200);

  await atNight(office, 89);
  expect((await keysOf(office)).filter((key) => key.includes(done))).toHaveLength(2);
  await atNight(office, 91);
  const left = await keysOf(office);
  expect(left.every((key) => key.includes(stopped))).toBe(true);
  expect(left).toHaveLength(4);
  expect((await office.run(never)).status).toBe("cancelled");
  const page = await office.page(done);
  expect(page).toContain("Its file was kept for 90 days.");
  expect(page).not.toContain("Download the wrong rows");
  expect((await office.browser.get(`/office/intake/import/${done}/wrong.csv`)).status).toBe(404);

  // It goes on as if it had stopped today.
  await office.browser.post(`/office/intake/import/${stopped}/resume`);
  await office.drain();
  expect((await office.run(stopped)).status).toBe("done");
});

test("What is still needed at the head of a long list keeps nothing behind it", async () => {
  const office = await anOffice();
  const { env, organisationId } = office;
  const prefix = `${organisationId}/intake/`;
  await aMessage(office, "failed");
  // Sorted behind it.
  const many = Array.from({ length: 1050 }, (_, index) => `${prefix}mail_z${index}.eml`);
  for (let at = 0; at < many.length; at += 50)
    await Promise.all(many.slice(at, at + 50).map((key) => env.FILES.put(key, "x")));
  await atNight(office, 400);
  expect((await keysOf(office)).filter((key) => key.includes("mail_z"))).toEqual([]);
});
