import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { organisation } from "../../../src/worker/database/schema.ts";
import { sendCommand } from "../../../src/worker/jobs/send-command.ts";
import type { Command } from "../../../src/worker/jobs/types.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { aJob } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";

test("the office sees what the crew recorded, and how the customer confirmed", async () => {
  const { browser, path, crew } = await anOffice();
  await crew({ type: "attach_photo", photo: photoAt("photo_1", { latitude: 27.9, longitude: -82.4 }) });
  await crew({ type: "answer_checklist", itemId: "point_1", answer: "not_applicable" });
  await crew({ type: "fill_in", fields: { resolutionCode: "Repaired", serialNumbers: ["SN-77"] } });
  await crew({ type: "ask_confirmation", id: "conf_1", recipient: "tenant@mail.example" });
  const asked = await text(browser.get(path));
  expect(asked).toContain("Link sent to tenant@mail.example at");
  expect(asked).toContain("not confirmed yet");
  expect(asked).toContain("https://maps.google.com/?q=27.9,-82.4");
  expect(asked).toContain(`src="${path}/photos/photo_1/thumbnail"`);
  expect(asked).toMatch(/Area clean.*Does not apply.*Luis/s);
  expect(asked).toMatch(/Resolution<\/dt><dd>Repaired/);
  expect(asked).toContain("SN-77");

  await crew({ type: "confirm", id: "conf_1", signature: CONFIRMED });
  const confirmed = await text(browser.get(path));
  expect(confirmed).toMatch(/Confirmed on their own phone by .*M\. Ortiz.*tenant/s);
  expect(confirmed).not.toContain("not confirmed yet");
  expect(confirmed).not.toContain('alt="Signature of');
});

test("a thumbnail is the small picture, or the photo where nobody made one; never another's", async () => {
  const { browser, path, crew } = await anOffice();
  await testEnv().FILES.put("photo_1.jpg", "large");
  await testEnv().FILES.put("photo_1.thumb.jpg", "small");
  await crew({ type: "attach_photo", photo: photoAt("photo_1", { thumbnailKey: "photo_1.thumb.jpg" }) });
  await crew({ type: "attach_photo", photo: { ...photoAt("photo_2"), storageKey: "photo_1.jpg" } });
  const small = await browser.get(`${path}/photos/photo_1/thumbnail`);
  expect([small.headers.get("Content-Type"), await small.text()]).toEqual(["image/jpeg", "small"]);
  expect(await text(browser.get(`${path}/photos/photo_1`))).toBe("large");
  expect(await text(browser.get(`${path}/photos/photo_2/thumbnail`))).toBe("large");
  expect((await browser.get(`${path}/photos/photo_3/thumbnail`)).status).toBe(404);
  const stranger = await signedIn(await aMember("office"));
  expect((await stranger.get(`${path}/photos/photo_1/thumbnail`)).status).toBe(404);
});

test("the time on site is corrected with a reason, and a wrong form stands as it was typed", async () => {
  const { browser, path, crew } = await anOffice();
  await crew({ type: "set_out" });
  await crew({ type: "arrive" });
  expect(await text(browser.get(path))).toContain("not over yet");
  const without = await browser.post(`${path}/time`, { hours: "1", minutes: "12", reason: "" });
  expect(without.status).toBe(422);
  const again = await without.text();
  expect(again).toContain("Say why the time on site is corrected.");
  expect(again).toContain('value="12"');
  expect((await browser.post(`${path}/time`, { hours: "1", minutes: "12", reason: "Keys" })).status).toBe(
    303,
  );
  expect(await text(browser.get(path))).toMatch(/1 h 12 min.*, corrected: Keys/s);
});

test("a request for more stands in the head until its answer is noted in the words that were written", async () => {
  const { browser, path, crew, job } = await anOffice();
  await crew({ type: "edit", details: { notToExceed: 45_000 } });
  await crew({ type: "ask_for_more", id: "more_1", amount: 65_000, reason: "The frame is rotten" });
  const asked = await text(browser.get(path));
  expect(asked).toContain("Asks for $650.00");
  expect(asked).toMatch(/Luis asks for \$650\.00 \(now \$450\.00\):.*The frame is rotten/s);
  expect(asked).toContain("No letter was sent: Maria Alvarez had no e-mail address.");

  const empty = await browser.post(`${path}/approve-more`, { id: "more_1", words: " " });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("Write down the words of the answer.");
  const approved = { id: "more_1", words: "Approved, go ahead. Maria" };
  expect((await browser.post(`${path}/approve-more`, approved)).status).toBe(303);
  const answered = await text(browser.get(path));
  expect(answered).not.toContain("Asks for $650.00");
  expect(answered).toMatch(/Approved, go ahead\. Maria.*Ana Ruiz/s);
  expect((await browser.post(`${path}/decline-more`, approved)).status).toBe(422);

  await crew({ type: "ask_for_more", id: "more_2", amount: 90_000, reason: "Second frame" });
  await browser.post(`${path}/decline-more`, { id: "more_2", words: "No" });
  expect((await job()).row.notToExceed).toBe(65_000);
});

test("lines that stay keep what the form does not show", async () => {
  const { browser, path, crew, job } = await anOffice();
  const line = { kind: "material" as const, description: "Spline", quantity: "12", unit: "ft" };
  await crew({ type: "add_line", line: { id: "line_9", ...line, unitAmount: 60, taxRate: null } });
  expect(await text(browser.get(path))).toContain("Luis, on site");
  const editor = await text(browser.get(`${path}/lines`));
  expect(editor).toContain('name="lineId" value="line_9"');
  const { id } = (await job()).lines[0] ?? {};
  const form = new URLSearchParams();
  for (const [lineId, description, quantity, unitPrice] of [
    [id ?? "", "Labour", "2", "90.00"],
    ["line_9", "Spline, black", "14", "0.60"],
  ] as const) {
    const fields = { lineId, kind: "material", description, quantity, unitPrice, taxRate: "" };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
  }
  const headers = { "Sec-Fetch-Site": "same-origin" };
  await browser.send(`${path}/lines`, { method: "POST", body: form, headers });
  expect((await job()).lines.map(({ description, unit, addedBy }) => [description, unit, addedBy])).toEqual([
    ["Labour", "", null],
    ["Spline, black", "ft", "Luis"],
  ]);
});

test("a crew is given a time of day, and what came late is told with both times", async () => {
  const { browser, path, crew, memberId, job } = await anOffice();
  const plan = { assigneeIds: memberId, scheduledOn: "2026-12-01", windowStart: "08:00", windowEnd: "12:00" };
  expect((await browser.post(`${path}/assign`, plan)).status).toBe(303);
  expect((await job()).row).toMatchObject({ windowStart: "08:00", windowEnd: "12:00" });
  expect(await text(browser.get(path))).toMatch(/8:00\s?AM to 12:00\s?PM/);
  const backwards = await browser.post(`${path}/assign`, { ...plan, windowEnd: "07:00" });
  expect(await backwards.text()).toContain("The time window ends before it begins.");

  await crew({ type: "note", id: "note_1", body: "Late" }, Date.now() - 2 * 3_600_000);
  expect(await text(browser.get(path))).toMatch(/wrote a note.*happened .*, reached us /s);
});

const CONFIRMED = {
  ...{ id: "sig_1", name: "M. Ortiz", role: "tenant", method: "confirmed" as const },
  ...{ storageKey: "sig_1.json", sha256: "s", signedAt: 1_700_000_000_000 },
};

function photoAt(id: string, over: { latitude?: number; longitude?: number; thumbnailKey?: string } = {}) {
  return {
    ...{ id, clientId: id, label: "before" as const, storageKey: `${id}.jpg`, contentType: "image/jpeg" },
    ...{ bytes: 5, width: 800, height: 600, sha256: id, takenAt: 1_700_000_000_000 },
    ...{ thumbnailKey: null, mediumKey: null, mediumBytes: null, latitude: null, longitude: null, ...over },
  };
}

/** An office with a job on its screen, and a crew that tells of it. */
async function anOffice() {
  const organisationId = await anOrganisation();
  const db = databaseOf(testEnv(), organisationId);
  const [row] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
  const asked = { checklist: [{ id: "point_1", text: "Area clean" }], resolutionCodes: ["Repaired"] };
  if (row) await db.update(organisation).set({ rules: { ...row.rules, ...asked } });
  const office = await aMember("office", { organisationId });
  const luis = await aMember("crew", { organisationId });
  const { row: made } = await aJob(organisationId, [luis.memberId]);
  const actor = { kind: "member", id: luis.memberId, name: "Luis" } as const;
  const crew = async (command: Command, at?: number) => {
    const jobId = made.id;
    const result = await sendCommand(testEnv(), {
      organisationId,
      jobId,
      command,
      actor,
      source: "crew",
      at,
    });
    if (!result.ok) throw new Error(`${command.type}: ${result.detail}`);
    return result.job;
  };
  return {
    ...{ crew, memberId: luis.memberId, path: `/office/jobs/${made.id}`, browser: await signedIn(office) },
    job: () => crew({ type: "note", id: "note_0", body: "Here" }),
  };
}

async function text(response: Promise<Response>): Promise<string> {
  const answer = await response;
  expect(answer.status).toBe(200);
  return await answer.text();
}
