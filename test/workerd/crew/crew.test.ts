import { expect, test } from "vitest";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import type { Browser } from "../http/browser.ts";
import { jpeg, png, text } from "../proof/pictures.ts";
import { aJob, send } from "./jobs.ts";

const SCRIPT = { Accept: "application/json", "Sec-Fetch-Site": "same-origin" };
const PLAIN = { Accept: "text/html" };

async function aCrewWithAJob() {
  const organisationId = await anOrganisation();
  const ray = await aMember("crew", { organisationId });
  const job = await aJob(organisationId, [ray.memberId]);
  return { organisationId, ray, job, here: `/crew/jobs/${job.row.id}`, phone: await signedIn(ray) };
}

function upload(
  phone: Browser,
  path: string,
  fields: Record<string, string>,
  bytes: Uint8Array,
  name = "photo.jpg",
) {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.set(key, value);
  body.set("file", new File([bytes], name));
  return phone.send(path, { method: "POST", headers: SCRIPT, body });
}

async function fileIn(phone: Browser, here: string, kind: "photos" | "signatures"): Promise<string> {
  const html = await (await phone.get(here)).text();
  return new RegExp(`src="(${here}/${kind}/[^"]+)"`).exec(html)?.[1] ?? "none";
}

test("A crew does a job from its list to completed, and is told what is missing", async () => {
  const { organisationId, job, here, phone } = await aCrewWithAJob();
  const list = await (await phone.get("/crew")).text();
  expect(list).toContain(`href="${here}"`);
  expect(list).toContain("842 Cypress Bend Dr, Unit 14B");

  expect(await (await phone.get(here)).text()).toContain("I am on my way");
  const step = (name: string) => phone.post(`${here}/deeds`, { type: "step", step: name }, PLAIN);
  await step("set_out");
  expect(await (await phone.get(here)).text()).toContain("I have arrived");
  const arrived = await step("arrive");
  expect([arrived.status, arrived.headers.get("Location")]).toEqual([303, here]);

  const early = await step("complete");
  expect(early.status).toBe(409);
  const said = await early.text();
  expect(said).toContain("2 before photos are missing");
  expect(said).toContain("2 after photos are missing");
  expect(said).toContain("signature is missing");

  for (const [index, label] of ["before", "before", "after", "after"].entries()) {
    const sent = await upload(phone, `${here}/photos`, { label, clientId: `phone-${index}` }, jpeg());
    expect([sent.status, await sent.json()]).toMatchObject([201, { ok: true }]);
  }
  const signed = await upload(phone, `${here}/signature`, { name: "Maria Alvarez" }, png(), "signature.png");
  expect(signed.status).toBe(201);

  expect((await step("complete")).status).toBe(303);
  expect(await (await phone.get(here)).text()).toContain("The office looks at the proof");
  const after = await (await phone.get("/crew")).text();
  expect(after).toContain("Done today: 1");

  await send(organisationId, job.row.id, { type: "return", reason: "The left panel is blurred" });
  const back = await (await phone.get("/crew")).text();
  expect(back).toContain("Back to you");
  expect(await (await phone.get(here)).text()).toMatch(
    /The office sent this back:.*The left panel is blurred/s,
  );
});

test("Photos and signatures come back from the storage to the crew alone", async () => {
  const { organisationId, here, phone } = await aCrewWithAJob();
  await upload(phone, `${here}/photos`, { label: "before" }, jpeg(64, 48));
  await upload(phone, `${here}/signature`, { name: "Maria" }, png(), "signature.png");
  const photo = await phone.get(await fileIn(phone, here, "photos"));
  expect(new Uint8Array(await photo.arrayBuffer())).toEqual(jpeg(64, 48));
  expect(Object.fromEntries(photo.headers)).toMatchObject({
    ...{ "content-type": "image/jpeg", "content-disposition": "inline", "x-content-type-options": "nosniff" },
    "cache-control": "private, max-age=31536000, immutable",
  });
  const address = await fileIn(phone, here, "photos");
  const again = await phone.get(address, { "If-None-Match": photo.headers.get("ETag") ?? "" });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const signature = await phone.get(await fileIn(phone, here, "signatures"));
  expect([signature.headers.get("Content-Type"), (await signature.arrayBuffer()).byteLength > 0]).toEqual([
    "image/png",
    true,
  ]);

  const other = await signedIn(await aMember("crew", { organisationId }));
  const stranger = await signedIn(await aMember("owner"));
  for (const browser of [other, stranger]) expect((await browser.get(address)).status).toBe(404);
});

test("What is refused is told to the script as data and to the plain form on the page", async () => {
  const { here, phone } = await aCrewWithAJob();
  const refused = await upload(phone, `${here}/photos`, { label: "before" }, text());
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { code: "invalid_input", detail: "This file is not a photo: it starts like a text file." },
  ]);
  expect((await upload(phone, `${here}/photos`, { label: "selfie" }, jpeg())).status).toBe(422);

  const plain = new FormData();
  plain.set("label", "before");
  plain.append("file", new File([jpeg(41, 30)], "1.jpg"));
  plain.append("file", new File([text()], "2.jpg"));
  plain.append("file", new File([jpeg(42, 30)], "3.jpg"));
  const headers = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };
  const page = await phone.send(`${here}/photos`, { method: "POST", headers, body: plain });
  const html = await page.text();
  expect(page.status).toBe(422);
  expect(html).toContain("it starts like a text file");
  expect(html.match(/data-client=/g)).toHaveLength(2);
});

test("Notes are kept; an empty one is not", async () => {
  const { here, phone } = await aCrewWithAJob();
  const note = (body: string) => phone.post(`${here}/deeds`, { type: "note", body }, PLAIN);
  expect((await note("Frame bent, <b>straightened</b>")).status).toBe(303);
  expect(await (await phone.get(here)).text()).toContain("Frame bent, &lt;b&gt;straightened");
  const empty = await note("  ");
  expect([empty.status, await empty.text()]).toEqual([
    422,
    expect.stringContaining("Write something first."),
  ]);
});

test("A job that is not theirs does not exist for a crew, nor for another organisation", async () => {
  const { organisationId, ray, here, job, phone } = await aCrewWithAJob();
  const other = await signedIn(await aMember("crew", { organisationId }));
  const stranger = await signedIn(await aMember("owner"));
  for (const browser of [other, stranger]) {
    expect((await browser.get(here)).status).toBe(404);
    expect((await browser.post(`${here}/deeds`, { type: "note", body: "Hello" })).status).toBe(404);
    expect((await upload(browser, `${here}/photos`, { label: "before" }, jpeg())).status).toBe(404);
  }

  const office = await signedIn(await aMember("office", { organisationId }));
  expect((await office.get(here)).status).toBe(200);
  expect(await (await office.get("/crew")).text()).toContain("Only jobs that are assigned to you");

  const successor = await aMember("crew", { organisationId });
  await send(organisationId, job.row.id, { type: "assign", assigneeIds: [successor.memberId] });
  expect((await phone.get(here)).status).toBe(404);
  expect(await (await phone.get("/crew")).text()).not.toContain(job.row.id);
  expect(ray.role).toBe("crew");
});

test("Without a session the crew's screens lead to the sign-in", async () => {
  const { here, phone } = await aCrewWithAJob();
  phone.cookies.clear();
  const answer = await phone.get(here);
  expect([answer.status, answer.headers.get("Location")]).toEqual([
    303,
    `/sign-in?to=${encodeURIComponent(here)}`,
  ]);
  expect((await upload(phone, `${here}/photos`, { label: "before" }, jpeg())).status).toBe(401);
});
