import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { event, lineItem, note, photo, priceItem } from "../../../src/worker/database/schema.ts";
import { sha256Hex } from "../../../src/worker/proof/storage.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { type Browser, testEnv } from "../http/browser.ts";
import { jpeg, png } from "../proof/pictures.ts";
import { aJob, send } from "./jobs.ts";

const HOUR = 3_600_000;

async function aPhone() {
  const organisationId = await anOrganisation();
  const ray = await aMember("crew", { organisationId });
  const { row } = await aJob(organisationId, [ray.memberId]);
  const browser = await signedIn(ray);
  const phone = new Phone(browser, ray.memberId, `/crew/jobs/${row.id}`);
  const db = databaseOf(testEnv(), organisationId);
  const rowsOf = <Table extends OfJob>(table: Table) =>
    db
      .select()
      .from(table as OfJob)
      .where(eq(table.jobId, row.id)) as Promise<Table["$inferSelect"][]>;
  return { organisationId, ray, jobId: row.id, browser, phone, db, rowsOf };
}

type OfJob = typeof note | typeof photo | typeof event | typeof lineItem;

/** What the phone's script sends. */
class Phone {
  readonly #browser: Browser;
  readonly #memberId: string;
  readonly #here: string;

  constructor(browser: Browser, memberId: string, here: string) {
    this.#browser = browser;
    this.#memberId = memberId;
    this.#here = here;
  }

  async do(deed: object, over: object = {}) {
    const envelope = {
      clientId: crypto.randomUUID(),
      memberId: this.#memberId,
      at: Date.now(),
      sentAt: Date.now(),
    };
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    const body = JSON.stringify({ ...envelope, deed, ...over });
    const answer = await this.#browser.send(`${this.#here}/deeds`, { method: "POST", headers, body });
    return { status: answer.status, ...(await answer.json<Answer>()) };
  }

  async upload(place: "photos" | "signature", fields: Record<string, string | Uint8Array>) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ memberId: this.#memberId, ...fields })) {
      form.set(name, typeof value === "string" ? value : new File([value], `${name}.jpg`));
    }
    const headers = { Accept: "application/json", "Sec-Fetch-Site": "same-origin" };
    const answer = await this.#browser.send(`${this.#here}/${place}`, {
      method: "POST",
      headers,
      body: form,
    });
    return { status: answer.status, ...(await answer.json<Answer>()) };
  }

  async snapshot() {
    const answer = await this.#browser.get(this.#here, { Accept: "application/json" });
    return answer.json<{ job: { row: { status: string; version: number }; notes: unknown[] } }>();
  }
}

type Answer = { ok?: boolean; version?: number; sha256?: string; code?: string; detail?: string };

test("What a phone sends twice under one name happens once, whatever the job has become meanwhile", async () => {
  const { organisationId, jobId, phone, db, rowsOf } = await aPhone();
  await phone.do({ type: "step", step: "arrive" });
  const [clientId] = [crypto.randomUUID()];
  const first = await phone.do({ type: "note", body: "Ladder was missing" }, { clientId });
  const again = await phone.do({ type: "note", body: "Ladder was missing" }, { clientId });
  expect([first.status, again.status, again.version]).toEqual([200, 200, first.version]);
  expect(await rowsOf(note)).toHaveLength(1);

  // Completed, the answer lost; the office sends it back; the phone, which knows nothing of that, asks again.
  const rules = { photosBefore: 0, photosAfter: 0, signature: false, review: true };
  await db.run(
    `UPDATE organisation SET rules = json_patch(rules, '${JSON.stringify(rules)}') WHERE id = '${organisationId}'`,
  );
  const completing = { clientId: crypto.randomUUID() };
  expect(await phone.do({ type: "step", step: "complete" }, completing)).toMatchObject({ status: 200 });
  await send(organisationId, jobId, { type: "return", reason: "One more photo, please" });
  expect(await phone.do({ type: "step", step: "complete" }, completing)).toMatchObject({ status: 200 });
  expect((await phone.snapshot()).job.row.status).toBe("returned");
});

test("What happened without signal keeps its own time, and a wrong clock is put right", async () => {
  const { phone, rowsOf } = await aPhone();
  const now = Date.now();
  await phone.do({ type: "step", step: "set_out" }, { at: now - 3 * HOUR, sentAt: now });
  // This phone's clock is five hours behind; an hour passed between arriving and sending.
  await phone.do({ type: "step", step: "arrive" }, { at: now - 6 * HOUR, sentAt: now - 5 * HOUR });
  const events = await rowsOf(event);
  const at = (type: string) => events.find((one) => one.type === type);
  const minutesAgo = (type: string) => Math.round((now - (at(type)?.at ?? 0)) / 60_000);
  expect([minutesAgo("job.en_route"), minutesAgo("job.on_site")]).toEqual([180, 60]);
  expect(Math.abs((at("job.on_site")?.recordedAt ?? 0) - now)).toBeLessThan(60_000);
});

test("A deed that the office overtook is refused, and stands in the job's history all the same", async () => {
  const { organisationId, jobId, phone, rowsOf } = await aPhone();
  await send(organisationId, jobId, { type: "cancel", reason: "The tenant moved out" });
  const at = Date.now() - HOUR;
  const clientId = crypto.randomUUID();
  for (let tries = 0; tries < 2; tries++) {
    expect(await phone.do({ type: "step", step: "arrive" }, { at, clientId })).toMatchObject({
      ...{ status: 409, code: "illegal_transition" },
      detail: expect.stringContaining("cancelled"),
    });
  }
  const told = (await rowsOf(event)).filter((one) => one.type === "step.not_taken");
  expect(told.map((one) => one.data)).toEqual([expect.objectContaining({ what: "arrive", happenedAt: at })]);
  expect((await phone.do({ type: "note", body: "We were there" })).status).toBe(200);
});

test("What was captured before the job was given to somebody else is taken; steps are not", async () => {
  const { organisationId, jobId, phone, browser, rowsOf } = await aPhone();
  const deeds = `/crew/jobs/${jobId}/deeds`;
  const successor = await aMember("crew", { organisationId });
  await send(organisationId, jobId, { type: "assign", assigneeIds: [successor.memberId] });
  expect((await browser.get(`/crew/jobs/${jobId}`)).status).toBe(404);
  expect((await phone.upload("photos", { label: "before", file: jpeg() })).status).toBe(201);
  expect((await phone.do({ type: "note", body: "Gate code is 4417" })).status).toBe(200);
  expect(await phone.do({ type: "step", step: "arrive" })).toMatchObject({ status: 409, code: "reassigned" });
  // A plain form would be answered with the job's page, which is no longer theirs to see.
  const forms: Record<string, string>[] = [
    { type: "note", body: "" },
    { type: "step", step: "arrive" },
    { type: "note", body: "The key is in the box" },
  ];
  for (const fields of forms) {
    const plain = await browser.post(deeds, fields);
    expect([plain.status, await plain.text()]).toEqual([404, expect.not.stringContaining("Cypress Bend")]);
  }
  expect(await rowsOf(photo)).toHaveLength(1);
  expect((await rowsOf(note)).map(({ body }) => body)).toEqual([
    "Gate code is 4417",
    "The key is in the box",
  ]);
});

test("What another member did on the same phone waits for them", async () => {
  const { phone, rowsOf } = await aPhone();
  const memberId = "mem_somebody_else";
  expect(await phone.do({ type: "note", body: "Mine" }, { memberId })).toMatchObject({
    status: 401,
    code: "other_member",
  });
  expect(await phone.upload("photos", { label: "after", file: jpeg(), memberId })).toMatchObject({
    status: 401,
  });
  expect(await phone.upload("signature", { name: "M.", file: png(), memberId })).toMatchObject({
    status: 401,
  });
  expect([await rowsOf(note), await rowsOf(photo)]).toEqual([[], []]);
});

test("A photo is confirmed by its checksum; a damaged one is asked for again; its thumbnail is kept beside it", async () => {
  const { phone, browser, rowsOf, jobId } = await aPhone();
  const [file, thumbnail, clientId] = [jpeg(64, 48), jpeg(32, 24), crypto.randomUUID()];
  const medium = jpeg(48, 36);
  const sha256 = await sha256Hex(file);
  const damaged = await phone.upload("photos", { label: "before", clientId, file: jpeg(64, 47), sha256 });
  expect(damaged).toMatchObject({ status: 503, code: "damaged" });
  expect(await rowsOf(photo)).toHaveLength(0);
  const at = String(Date.now() - HOUR);
  const sent = {
    label: "before",
    clientId,
    file,
    thumbnail,
    medium,
    sha256,
    takenAt: at,
    at,
    sentAt: String(Date.now()),
  };
  for (let tries = 0; tries < 2; tries++) {
    expect(await phone.upload("photos", sent)).toMatchObject({ status: 201, ok: true, sha256 });
  }
  const rows = await rowsOf(photo);
  expect(rows).toMatchObject([
    {
      clientId,
      sha256,
      takenAt: Number(at),
      mediumBytes: medium.length,
      mediumKey: expect.stringContaining(".medium.jpg"),
    },
  ]);
  const address = `/crew/jobs/${jobId}/photos/${rows[0]?.id}`;
  const bytes = async (path: string) => new Uint8Array(await (await browser.get(path)).arrayBuffer());
  expect(await bytes(address)).toEqual(file);
  expect(await bytes(`${address}/thumbnail`)).toEqual(thumbnail);
});

test("A thumbnail that is none costs nobody the photo", async () => {
  const { phone, browser, rowsOf, jobId } = await aPhone();
  const thumbnail = new TextEncoder().encode("no picture");
  expect(await phone.upload("photos", { label: "before", file: jpeg(), thumbnail })).toMatchObject({
    status: 201,
  });
  const [row] = await rowsOf(photo);
  expect(row?.thumbnailKey).toBeNull();
  expect((await browser.get(`/crew/jobs/${jobId}/photos/${row?.id}/thumbnail`)).status).toBe(200);
});

test("Work is added at the price book's price, whatever the phone says", async () => {
  const { organisationId, phone, db, rowsOf } = await aPhone();
  const item = {
    id: "price_1",
    position: 1,
    kind: "material" as const,
    description: "Screen",
    unit: "sq ft",
  };
  await db
    .insert(priceItem)
    .values({ organisationId, ...item, unitAmount: 275, taxRate: null, active: true });
  const added = await phone.do({ type: "add_line", priceItemId: "price_1", quantity: "42", unitAmount: 1 });
  expect(added.status).toBe(200);
  const lines = (await rowsOf(lineItem)).filter((line) => line.addedBy !== null);
  expect(lines).toMatchObject([{ description: "Screen", unitAmount: 275, quantity: "42", unit: "sq ft" }]);
  expect(await phone.do({ type: "add_line", priceItemId: "price_9", quantity: "1" })).toMatchObject({
    status: 404,
  });
  for (const quantity of ["0", "-1", "1e3", "many"]) {
    expect(await phone.do({ type: "add_line", priceItemId: "price_1", quantity })).toMatchObject({
      status: 422,
    });
  }
});

test("What is not understood is refused, and changes nothing", async () => {
  const { phone, browser, rowsOf, jobId } = await aPhone();
  for (const deed of [
    {},
    { type: "approve" },
    { type: "step", step: "approve" },
    { type: "note", body: "" },
  ]) {
    expect(await phone.do(deed)).toMatchObject({ status: 422, code: "invalid_input" });
  }
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  const garbage = { method: "POST", headers, body: "{" };
  expect((await browser.send(`/crew/jobs/${jobId}/deeds`, garbage)).status).toBe(422);
  expect(await rowsOf(note)).toEqual([]);
});
