import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { BillingWay } from "../../../src/worker/billing/vocabulary.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { organisation } from "../../../src/worker/database/schema.ts";
import { ofPhoto } from "../../../src/worker/jobs/return-reasons.ts";
import { storeSignature } from "../../../src/worker/proof/store-signature.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { aPhoto, jobNow, services } from "../confirm/asked.ts";
import { aJob, OFFICE, send } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { png } from "../proof/pictures.ts";

beforeAll(() => void services());

test("The one that waits longest comes first, with its place; decided, the next one says what became of it", async () => {
  const { desk, jobs } = await anOfficeWith(3);
  const [first = "", second = "", third = ""] = jobs;
  const opened = await desk.get("/office/review");
  expect([opened.status, opened.headers.get("Location")]).toEqual([303, review(first)]);
  const page = await (await desk.get(review(first))).text();
  expect(page).toContain("1 of 3 waiting");
  expect(page).toContain("Approve");
  expect(page).toContain(`href="${review(second)}"`);
  expect(await (await desk.get(review(third))).text()).toContain("3 of 3 waiting");

  const approved = await desk.post(`${review(first)}/approve`);
  expect([approved.status, approved.headers.get("Location")]).toEqual([
    303,
    `${review(second)}?after=${first}`,
  ]);
  const next = await (await desk.get(`${review(second)}?after=${first}`)).text();
  expect(next).toContain("1 of 2 waiting");
  expect(next).toMatch(new RegExp(`href="/office/jobs/${first}">[^<]+</a>: You approved it\\.`));

  const returned = await desk.post(`${review(second)}/return`, { "why-signature": "Wrong person" });
  expect(returned.headers.get("Location")).toBe(`${review(third)}?after=${second}`);
  expect(await (await desk.get(`${review(third)}?after=${second}`)).text()).toContain(
    "You sent it back to the crew.",
  );
  const last = await desk.post(`${review(third)}/approve`);
  expect(last.headers.get("Location")).toBe(`/office/review?after=${third}`);
  const calm = await (await desk.get(`/office/review?after=${third}`)).text();
  expect(calm).toContain("Nothing waits for a look");
  expect(calm).toContain("You approved it.");
});

test("Somebody else was faster: it says so, and goes on", async () => {
  const { organisationId, desk, jobs } = await anOfficeWith(2);
  const [first = "", second = ""] = jobs;
  await send(organisationId, first, { type: "approve" });
  const tooLate = await desk.post(`${review(first)}/return`, { reason: "Blurred" });
  expect([tooLate.status, tooLate.headers.get("Location")]).toEqual([
    303,
    `${review(second)}?after=${first}`,
  ]);
  expect(await (await desk.get(`${review(second)}?after=${first}`)).text()).toContain(
    "Olivia approved it before you.",
  );
  expect((await jobNow({ organisationId, jobId: first })).row.status).toBe("approved");
  // Opened all the same, it says how it stands and offers no decision.
  const over = await (await desk.get(review(first))).text();
  expect(over).toContain("This job waits no more. Olivia approved it before you.");
  expect(over).not.toContain(`action="${review(first)}/approve"`);
  await desk.post(`${review(first)}/approve`);
  expect((await jobNow({ organisationId, jobId: first })).row.status).toBe("approved");
});

test("What is refused stands at the button with all that was typed, and the job still waits", async () => {
  const { organisationId, desk, jobs } = await anOfficeWith(1, "auto_send");
  const [jobId = ""] = jobs;
  // The customer has no e-mail address to send an invoice to.
  const refused = await desk.post(`${review(jobId)}/approve`);
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringMatching(/role="alert">Maria Alvarez has no e-mail address.*Approve and send \$157\.50/s),
  ]);
  const silent = await desk.post(`${review(jobId)}/return`, { reason: " ", "why-checklist": "" });
  expect([silent.status, await silent.text()]).toEqual([
    422,
    expect.stringContaining("Say what the crew is to mend."),
  ]);
  const strange = await desk.post(`${review(jobId)}/return`, {
    ...{ "why-photo:photo_none": "Blurred", "why-photos_after": "Too dark" },
  });
  const again = await strange.text();
  expect(strange.status).toBe(422);
  expect(again).toContain("something that this job does not have");
  expect(again).toContain('value="Too dark"');
  expect((await jobNow({ organisationId, jobId })).row.status).toBe("completed");
});

test("The crew sees what is to be done again, each at its place, until the job is completed", async () => {
  const { organisationId, desk, jobs, crew } = await anOfficeWith(1);
  const [jobId = ""] = jobs;
  const { photos } = await jobNow({ organisationId, jobId });
  const blurred = photos[3]?.id ?? "";
  const reasons = {
    reason: "Before Friday, please",
    "why-signature": "The tenant's, not yours",
    [`why-${ofPhoto(blurred)}`]: "Blurred",
  };
  expect((await desk.post(`/office/jobs/${jobId}/return`, reasons)).status).toBe(303);
  const phone = await signedIn(crew);
  const here = `/crew/jobs/${jobId}`;
  const snapshot = async () =>
    (await (await phone.send(`${here}?ahead`, { headers: { Accept: "application/json" } })).json()) as {
      job: { row: { returnReasons: unknown } };
    };
  expect((await snapshot()).job.row.returnReasons).toEqual([
    { requirement: "signature", reason: "The tenant's, not yours" },
    { requirement: ofPhoto(blurred), reason: "Blurred" },
    { requirement: "other", reason: "Before Friday, please" },
  ]);
  const page = await (await phone.get(here)).text();
  expect(page).toContain("The office wants this done again");
  expect(page).toMatch(/href="#signatures"><strong>Signature<\/strong> <span>The tenant&#39;s, not yours/);
  expect(page).toMatch(new RegExp(`href="#${blurred}"><strong>After photo, [^<]+</strong> <span>Blurred`));
  expect(page).toMatch(new RegExp(`<li id="${blurred}"[^>]*class="again".*?Again: Blurred`, "s"));
  expect(page).toMatch(/<p><strong>Also<\/strong> <span>Before Friday, please/);
  const history = await (await desk.get(`/office/jobs/${jobId}`)).text();
  expect(history).toContain(
    "Ana Ruiz returned it to the crew: Signature: The tenant&#39;s, not yours; Photo 4, after: Blurred; Also: Before Friday, please",
  );

  const plain = { Accept: "text/html" };
  await phone.post("/crew/language", { language: "es", to: here }, plain);
  const spanish = await (await phone.get(here)).text();
  expect(spanish).toContain("La oficina pide repetir esto");
  expect(spanish).toContain("Repetir: Borrosa");

  await phone.post(`${here}/deeds`, { type: "step", step: "complete" }, plain);
  expect((await jobNow({ organisationId, jobId })).row).toMatchObject({
    ...{ status: "completed", returnReasons: [], reason: null },
  });
  expect(await (await phone.get(here)).text()).not.toContain("La oficina pide repetir esto");
});

test("Crews and other organisations find no review", async () => {
  const { organisationId, jobs } = await anOfficeWith(1);
  const [jobId = ""] = jobs;
  const crew = await signedIn(await aMember("crew", { organisationId }));
  expect((await crew.get("/office/review")).status).toBe(404);
  expect((await crew.get(review(jobId))).status).toBe(404);
  const stranger = await signedIn(await aMember("owner"));
  expect((await stranger.get(review(jobId))).status).toBe(404);
  expect(await (await stranger.get("/office/review")).text()).toContain("Nothing waits for a look");
  expect(await (await stranger.get(`/office/review?after=${jobId}`)).text()).not.toContain("completed");
  for (const who of [crew, stranger]) {
    expect((await who.post(`${review(jobId)}/approve`)).status).toBe(404);
    expect((await who.post(`${review(jobId)}/return`, { reason: "No" })).status).toBe(404);
  }
  expect((await jobNow({ organisationId, jobId })).row.status).toBe("completed");
});

const review = (jobId: string) => `/office/review/${jobId}`;

/** An office with so many completed jobs, the first one completed first; approving bills nothing unless told. */
async function anOfficeWith(count: number, way: BillingWay = "manual") {
  const organisationId = await anOrganisation();
  const db = databaseOf(env, organisationId);
  const [row] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
  if (!row) throw new Error("there is no organisation");
  const rules = { ...row.rules, billing: { ...row.rules.billing, way } };
  await db.update(organisation).set({ rules }).where(eq(organisation.id, organisationId));
  const crew = await aMember("crew", { organisationId });
  const jobs: string[] = [];
  for (let nth = 0; nth < count; nth++) jobs.push(await aCompletedJob(organisationId, crew.memberId));
  const desk = await signedIn(await aMember("office", { organisationId }));
  return { organisationId, desk, jobs, crew };
}

async function aCompletedJob(organisationId: string, crewId: string): Promise<string> {
  const jobId = (await aJob(organisationId, [crewId])).row.id;
  const of = { organisationId, jobId };
  await send(organisationId, jobId, { type: "arrive" });
  for (const [index, label] of (["before", "before", "after", "after"] as const).entries()) {
    await aPhoto(of, label, 60 + index);
  }
  const signature = { ...of, bytes: png(), name: "M. Ortiz", actor: OFFICE, source: "crew" as const };
  const signed = await storeSignature(testEnv(), signature);
  if (!signed.ok) throw new Error(signed.detail);
  await send(organisationId, jobId, { type: "complete" });
  return jobId;
}
