import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { askToken } from "../../../src/worker/confirm/link.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event } from "../../../src/worker/database/schema.ts";
import { sha256Hex } from "../../../src/worker/proof/storage.ts";
import { anOrganisation } from "../auth/people.ts";
import { send, trySend } from "../crew/jobs.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { aConfirmation, aCrewOnSite, aPhoto, aRequest, jobNow, services } from "./asked.ts";

beforeAll(() => void services());

const PHONE = { "User-Agent": "Safari on a phone" };

test("The page says what was done and by whom, with one button; opening it changes nothing", async () => {
  const asked = await aConfirmation();
  const before = await jobNow(asked);
  const answer = await new Browser().get(asked.path);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain(
    "Gulf Coast Screens says that the work “Rescreen lanai, two torn panels” at 842 Cypress Bend Dr, Unit 14B, Tampa is done.",
  );
  expect(html).toContain("I confirm that the work “Rescreen lanai, two torn panels” at");
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).not.toContain("<script");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...{ "referrer-policy": "same-origin", "x-robots-tag": "noindex, nofollow", "cache-control": "no-store" },
  });
  await new Browser().send(asked.path, { method: "HEAD" });
  const after = await jobNow(asked);
  expect([after.signatures, after.confirmations]).toEqual([before.signatures, before.confirmations]);
});

test("Pressing it confirms once, is kept as a record, and counts as the signature", async () => {
  const asked = await aConfirmation();
  const { organisationId, jobId } = asked;
  for (const [label, nth] of [
    ["before", 41],
    ["before", 42],
    ["after", 43],
    ["after", 44],
  ] as const) {
    await aPhoto(asked, label, nth);
  }
  expect(await trySend(organisationId, jobId, { type: "complete" })).toMatchObject({ code: "proof_missing" });

  const browser = new Browser();
  const pressed = await browser.post(asked.path, { name: " M.  Ortiz ", role: "Tenant" }, PHONE);
  expect([pressed.status, pressed.headers.get("Location")]).toEqual([303, asked.path]);
  const thanks = await (await browser.get(asked.path)).text();
  expect(thanks).toMatch(/Confirmed by M\. Ortiz on \w+ \d+, \d{4}, \d+:\d\d/);
  expect(thanks).not.toContain("<button");

  const again = await browser.post(asked.path, { name: "Somebody Else" }, PHONE);
  expect(again.status).toBe(303);
  expect(await (await browser.get(asked.path)).text()).toContain("Confirmed by M. Ortiz on");
  const job = await jobNow(asked);
  expect(job.signatures).toMatchObject([{ name: "M. Ortiz", role: "Tenant", method: "confirmed" }]);

  const [signature] = job.signatures;
  const key = `${organisationId}/${jobId}/${signature?.id}.json`;
  expect(signature?.storageKey).toBe(key);
  const bytes = new Uint8Array((await (await env.FILES.get(key))?.arrayBuffer()) ?? []);
  expect(await sha256Hex(bytes)).toBe(signature?.sha256);
  const record = JSON.parse(new TextDecoder().decode(bytes));
  expect(record).toMatchObject({
    ...{ name: "M. Ortiz", role: "Tenant", recipient: "m.ortiz@example.com", userAgent: PHONE["User-Agent"] },
    text: "I confirm that the work “Rescreen lanai, two torn panels” at 842 Cypress Bend Dr, Unit 14B, Tampa was done.",
    confirmedAt: new Date(signature?.signedAt ?? 0).toISOString(),
  });
  const events = await databaseOf(env, organisationId).select().from(event).where(eq(event.jobId, jobId));
  const given = events.filter((one) => one.type === "confirmation.given");
  expect(given.map((one) => [one.actor.kind, one.actor.name, one.source])).toEqual([
    ["customer", "M. Ortiz", "pay"],
  ]);
  expect((await send(organisationId, jobId, { type: "complete" })).row.status).toBe("completed");
});

test("Two who press at the same moment: one counts, and no file is left of the other", async () => {
  const asked = await aConfirmation();
  const press = (name: string) => new Browser().post(asked.path, { name });
  await Promise.all([press("M. Ortiz"), press("T. Bell")]);
  const { signatures } = await jobNow(asked);
  expect(signatures).toHaveLength(1);
  const { objects } = await env.FILES.list({ prefix: `${asked.organisationId}/` });
  expect(objects.map((one) => one.key)).toEqual([signatures[0]?.storageKey]);
  expect(await (await new Browser().get(asked.path)).text()).toContain(
    `Confirmed by ${signatures[0]?.name} on`,
  );
});

test("A name is needed, of 120 letters at most; what was typed stays", async () => {
  const asked = await aConfirmation();
  const nameless = await new Browser().post(asked.path, { name: "  ", role: "Owner" });
  const html = await nameless.text();
  expect(nameless.status).toBe(422);
  expect(html).toContain("Write your name.");
  expect(html).toContain('value="Owner"');
  const long = await new Browser().post(asked.path, { name: "x".repeat(121) });
  expect([long.status, await long.text()]).toEqual([422, expect.stringContaining("120 letters at most.")]);
  expect((await jobNow(asked)).signatures).toEqual([]);
});

test("Who read other words than those of now reads them first", async () => {
  const asked = await aConfirmation();
  const statementIn = async (answer: Response) =>
    /name="statement" value="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
  const read = await statementIn(await new Browser().get(asked.path));
  await send(asked.organisationId, asked.jobId, { type: "edit", details: { title: "Rescreen four panels" } });
  const refused = await new Browser().post(asked.path, { name: "M. Ortiz", statement: read });
  expect(refused.status).toBe(422);
  const now = await statementIn(refused);
  expect(now).toContain("“Rescreen four panels”");
  await new Browser().post(asked.path, { name: "M. Ortiz", statement: now });
  expect((await jobNow(asked)).signatures).toHaveLength(1);
});

test("After the job was cancelled the page says so, and nothing is confirmed", async () => {
  const asked = await aConfirmation();
  await send(asked.organisationId, asked.jobId, { type: "cancel", reason: "Asked for twice." });
  const html = await (await new Browser().get(asked.path)).text();
  expect(html).toContain("This job was cancelled; there is nothing to confirm.");
  expect(html).not.toContain("<button");
  await new Browser().post(asked.path, { name: "M. Ortiz" });
  expect((await jobNow(asked)).signatures).toEqual([]);
  expect((await env.FILES.list({ prefix: `${asked.organisationId}/` })).objects).toEqual([]);
});

test("A link that we did not make, or made for something else, opens and confirms nothing", async () => {
  const [asked, other] = [await aConfirmation(), await aConfirmation()];
  const request = await aRequest(undefined, asked);
  const { organisationId, jobId, id } = asked;
  const mac = asked.token.split("~").at(-1) ?? "";
  const stranger = await anOrganisation();
  const signed = (target: object) => askToken(testEnv(), "confirm", { organisationId, jobId, id, ...target });
  const paths = [
    `/confirm/${await askToken(testEnv({ APP_SECRET: "another secret" }), "confirm", { organisationId, jobId, id })}`,
    `/confirm/${organisationId}~${jobId}~${other.id}~${mac}`,
    `/confirm/${other.organisationId}~${jobId}~${id}~${mac}`,
    `/confirm/${organisationId}~${jobId}~${id}~${mac.slice(0, -1)}`,
    `/confirm/${organisationId}~${jobId}~${id}~`,
    `/confirm/${jobId}~${id}~${mac}`,
    `/confirm/${id}`,
    // Signed, but of no such row: another organisation's job, another job's link.
    `/confirm/${await signed({ organisationId: stranger })}`,
    `/confirm/${await signed({ jobId: other.jobId })}`,
    // Signed for the other page.
    `/more/${asked.token}`,
    `/confirm/${request.token}`,
    `/pay/${asked.token}`,
  ];
  for (const path of paths) {
    expect([path, (await new Browser().get(path)).status]).toEqual([path, 404]);
    const posted = await new Browser().post(path, { name: "Mallory", answer: "approve" });
    expect([path, posted.status]).toEqual([path, 404]);
  }
  for (const one of [asked, other]) expect((await jobNow(one)).signatures).toEqual([]);
  expect((await jobNow(asked)).row.notToExceed).toBe(45_000);
});

test("It shows two photos from before and the last two from after, and none of another job", async () => {
  const asked = await aConfirmation();
  const neighbour = await aConfirmation("m@example.com", await aCrewOnSite());
  for (const nth of [41, 42, 43]) await aPhoto(asked, "before", nth);
  for (const nth of [51, 52, 53]) await aPhoto(asked, "after", nth);
  await aPhoto(neighbour, "before", 61);
  const html = await (await new Browser().get(asked.path)).text();
  expect([...html.matchAll(/<img[^>]*width="(\d+)"/g)].map(([, width]) => width)).toEqual([
    "41",
    "42",
    "52",
    "53",
  ]);
  const [, src = ""] = /<img src="([^"]+)"/.exec(html) ?? [];
  expect((await new Browser().get(src)).headers.get("Content-Type")).toBe("image/jpeg");
  const theirs = (await jobNow(neighbour)).photos[0]?.id;
  expect((await new Browser().get(`${asked.path}/photos/${theirs}`)).status).toBe(404);
  const ours = src.split("/").at(-1);
  expect((await new Browser().get(`/more/${asked.token}/photos/${ours}`)).status).toBe(404);
});

test("What people are called is text, never markup", async () => {
  const evil = '"><script>alert(1)</script>';
  const crew = await aCrewOnSite({ name: `Screens ${evil}` });
  await send(crew.organisationId, crew.jobId, { type: "edit", details: { title: `Lanai ${evil}` } });
  const asked = await aConfirmation("m@example.com", crew);
  const request = await aRequest(`Rotten ${evil}`, crew);
  const wrong = await new Browser().post(asked.path, { name: evil.repeat(9), role: evil });
  await new Browser().post(asked.path, { name: evil, role: evil });
  const shown = [wrong, await new Browser().get(asked.path), await new Browser().get(request.path)];
  await new Browser().post(request.path, { name: evil, note: evil, answer: "decline" });
  shown.push(await new Browser().get(request.path));
  for (const page of shown) {
    const html = await page.text();
    expect(html).toContain("&lt;script&gt;alert(1)");
    expect(html).not.toContain("<script");
  }
});

test("A vendor who writes Spanish asks in Spanish", async () => {
  const crew = await aCrewOnSite({ locale: "es-US" });
  const asked = await aConfirmation("m@example.com", crew);
  const html = await (await new Browser().get(asked.path)).text();
  expect(html).toContain('<html lang="es-US">');
  expect(html).toContain("Confirmar el trabajo");
  expect((await new Browser().post(asked.path, { name: "" })).status).toBe(422);
  await new Browser().post(asked.path, { name: "M. Ortiz" });
  expect(await (await new Browser().get(asked.path)).text()).toContain("Confirmado por M. Ortiz el ");
});

test("Another site's form does not press the button", async () => {
  const asked = await aConfirmation();
  const foreign = { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.test" };
  expect((await new Browser().post(asked.path, { name: "M. Ortiz" }, foreign)).status).toBe(403);
  expect((await jobNow(asked)).signatures).toEqual([]);
});
