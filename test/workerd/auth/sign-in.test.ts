import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { member, session, signIn } from "../../../src/worker/database/schema.ts";
import { createApp } from "../../../src/worker/http/app.ts";
import { page } from "../../../src/worker/http/page.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { anotherCode, codeIn, linkIn, mailService } from "./mail.ts";
import { aMember, anOrganisation, signedIn } from "./people.ts";

afterEach(() => vi.restoreAllMocks());

test("A member asks for a code, enters it and lands where they wanted to go", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const app = createApp();
  app.get("/desk/jobs", page({ roles: ["office"], read: () => [], show: () => "Jobs" }));
  const browser = new Browser({ app });

  const turnedAway = await browser.get("/desk/jobs?status=new");
  expect(turnedAway.headers.get("Location")).toBe("/sign-in?to=%2Fdesk%2Fjobs%3Fstatus%3Dnew");
  const form = await (await browser.get("/sign-in?to=%2Fdesk%2Fjobs%3Fstatus%3Dnew")).text();
  expect(form).toMatch(/^<!doctype html><html/);
  expect(form).toContain('value="/desk/jobs?status=new"');

  const asked = await browser.post("/sign-in", {
    email: ` ${ana.email.toUpperCase()} `,
    to: "/desk/jobs?status=new",
  });
  expect(asked.status).toBe(303);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: ana.email, from: '"Gulf Coast Screens" <office@gulf.example>' });
  expect(sent[0]?.key).toMatch(/^sign-in\/[0-9a-f]{64}$/);
  expect(await (await browser.get(asked.headers.get("Location") ?? "")).text()).toContain(ana.email);

  const code = codeIn(sent[0]);
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const entered = await browser.post("/sign-in/code", { code: spaced, to: "/desk/jobs?status=new" });
  expect(entered.status).toBe(303);
  expect(entered.headers.get("Location")).toBe("/desk/jobs?status=new");
  const cookie = entered.headers.getSetCookie().find((line) => line.startsWith("__Host-session=")) ?? "";
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=2592000"])
    expect(cookie).toContain(attribute);

  expect(await (await browser.get("/desk/jobs?status=new")).text()).toBe("Jobs");
  const stored = await databaseOf(testEnv(), ana.organisationId).select().from(session);
  const secret = browser.cookies.get("__Host-session")?.split(".")[2] ?? "";
  expect(JSON.stringify(stored)).not.toContain(secret);
});

test("A code works once, and only in the browser that asked", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const [hers, anothers] = [new Browser(), new Browser()];
  await hers.post("/sign-in", { email: ana.email });
  await anothers.post("/sign-in", { email: "somebody@else.example" });
  const code = codeIn(sent[0]);

  expect((await new Browser().post("/sign-in/code", { code })).status).toBe(410);
  expect((await anothers.post("/sign-in/code", { code })).status).toBe(422);
  const pending = hers.cookies.get("__Host-sign-in") ?? "";
  expect((await hers.post("/sign-in/code", { code })).status).toBe(303);

  hers.cookies.set("__Host-sign-in", pending);
  expect((await hers.post("/sign-in/code", { code })).status).toBe(410);
});

test("Of two who use the same letter at the same moment one gets in", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const browser = new Browser();
  await browser.post("/sign-in", { email: ana.email });
  const [one, other] = [new Browser(), new Browser()];
  const answers = await Promise.all([one.post(linkIn(sent[0])), other.post(linkIn(sent[0]))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
});

test("After ten wrong codes the right one is worth nothing", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const browser = new Browser();
  await browser.post("/sign-in", { email: ana.email });
  const code = codeIn(sent[0]);
  const first = await browser.post("/sign-in/code", { code: anotherCode(code) });
  expect(first.status).toBe(422);
  expect(await first.text()).toContain("9 more tries");
  for (let tries = 2; tries <= 10; tries++) await browser.post("/sign-in/code", { code: anotherCode(code) });
  expect((await browser.post("/sign-in/code", { code })).status).toBe(410);
});

test("A quarter of an hour later neither code nor link works", async () => {
  const ana = await aMember("crew");
  const sent = mailService();
  const browser = new Browser();
  await browser.post("/sign-in", { email: ana.email });
  browser.env = testEnv({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: String(15 * 60) });
  expect((await browser.post("/sign-in/code", { code: codeIn(sent[0]) })).status).toBe(410);
  expect((await browser.get(linkIn(sent[0]))).status).toBe(410);
  expect((await browser.post(linkIn(sent[0]))).status).toBe(410);
});

test("A mail scanner opens the link; the person still gets in, once, on any device", async () => {
  const ben = await aMember("crew");
  const sent = mailService();
  await new Browser().post("/sign-in", { email: ben.email, to: "/crew/jobs/job_1" });
  const link = linkIn(sent[0]);
  const scanner = new Browser();
  for (let i = 0; i < 3; i++) await scanner.get(link);
  expect(scanner.cookies.size).toBe(0);

  const phone = new Browser();
  const shown = await phone.get(link);
  expect(shown.headers.get("Referrer-Policy")).toBe("same-origin");
  expect(await shown.text()).toContain(ben.email);
  const pressed = await phone.post(link, { to: "/crew/jobs/job_1" });
  expect(pressed.headers.get("Location")).toBe("/crew/jobs/job_1");
  expect((await phone.get("/")).headers.get("Location")).toBe("/crew");
  expect((await new Browser().post(link)).status).toBe(410);
});

test("The answer is the same whether the address is known or not", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const answers = [];
  for (const email of [ana.email, "nobody@nowhere.example"]) {
    const browser = new Browser();
    const asked = await browser.post("/sign-in", { email });
    const page = await (await browser.get("/sign-in/code")).text();
    const wrong = await browser.post("/sign-in/code", { code: anotherCode(codeIn(sent[0])) });
    answers.push([asked.status, asked.headers.get("Location"), page.replaceAll(email, ""), wrong.status]);
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(sent).toHaveLength(1);
});

test("A member of two organisations chooses one after the code", async () => {
  const email = `both-${crypto.randomUUID()}@example.com`;
  const gulf = await aMember("office", { email });
  const bay = await aMember("crew", { email, organisationId: await anOrganisation("Bay Gates") });
  const sent = mailService();
  const browser = new Browser();
  await browser.post("/sign-in", { email });
  const code = codeIn(sent[0]);
  const choice = await (await browser.post("/sign-in/code", { code })).text();
  expect(choice).toMatch(/Bay Gates.*Gulf Coast Screens/);
  expect(browser.cookies.has("__Host-session")).toBe(false);

  const elsewhere = await browser.post("/sign-in/code", { code, organisation: await anOrganisation() });
  expect(browser.cookies.has("__Host-session")).toBe(false);
  expect(elsewhere.status).toBe(200);
  const entered = await browser.post("/sign-in/code", { code, organisation: bay.organisationId });
  expect(entered.headers.get("Location")).toBe("/crew");
  expect(browser.cookies.get("__Host-session")).toContain(`${bay.organisationId}.${bay.memberId}.`);
  expect(gulf.organisationId).not.toBe(bay.organisationId);
});

test("Who was let go does not get in, even with a letter from before", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const browser = new Browser();
  await browser.post("/sign-in", { email: ana.email });
  await databaseOf(testEnv(), ana.organisationId)
    .update(member)
    .set({ active: false })
    .where(eq(member.id, ana.memberId));
  expect((await browser.post("/sign-in/code", { code: codeIn(sent[0]) })).status).toBe(410);
  await browser.post("/sign-in", { email: ana.email });
  expect(sent).toHaveLength(1);
});

test("A letter that could not be sent is said in words", async () => {
  const ana = await aMember("office");
  for (const [answer, words] of [
    [() => new Response("gone", { status: 503 }), "Ask again in a minute."],
    [() => Promise.reject(new Error("no route")), "Ask again in a minute."],
    [
      () =>
        Response.json(
          { statusCode: 422, name: "validation_error", message: "Invalid `to`." },
          { status: 422 },
        ),
      "Ask your office whether the address is right.",
    ],
  ] as const) {
    mailService(answer);
    const asked = await new Browser().post("/sign-in", { email: ana.email });
    expect(asked.status).toBe(503);
    expect(await asked.text()).toContain(words);
    vi.restoreAllMocks();
  }
});

test("What is no address is refused before anything is written", async () => {
  const sent = mailService();
  for (const email of ["", "ana", "ana@", "a b@example.com", `${"a".repeat(250)}@example.com`]) {
    expect((await new Browser().post("/sign-in", { email })).status).toBe(422);
  }
  const waiting = await databaseOf(testEnv(), "").select().from(signIn).where(eq(signIn.email, "ana"));
  expect([...sent, ...waiting]).toEqual([]);
});

test("The demo's code works in local runs alone", async () => {
  const ana = await aMember("owner");
  mailService();
  for (const [environment, status] of [
    ["local", 303],
    ["production", 422],
  ] as const) {
    const browser = new Browser({ env: testEnv({ ENVIRONMENT: environment, DEMO_SIGN_IN_CODE: "000000" }) });
    await browser.post("/sign-in", { email: ana.email });
    expect((await browser.post("/sign-in/code", { code: "000000" })).status).toBe(status);
  }
});

test("Signing out ends the session wherever its cookie was copied to", async () => {
  const browser = await signedIn(await aMember("office"));
  const copy = new Browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  expect((await copy.get("/")).headers.get("Location")).toBe("/office");
  expect((await browser.post("/sign-out")).headers.get("Location")).toBe("/sign-in");
  expect(browser.cookies.size).toBe(0);
  expect((await copy.get("/")).headers.get("Location")).toBe("/sign-in");
});

test("Signing in again ends the browser's earlier session", async () => {
  const ana = await aMember("office");
  const sent = mailService();
  const browser = await signedIn(ana);
  const earlier = new Browser();
  for (const [name, value] of browser.cookies) earlier.cookies.set(name, value);
  await browser.post("/sign-in", { email: ana.email });
  await browser.post(linkIn(sent[0]));
  expect((await browser.get("/")).headers.get("Location")).toBe("/office");
  expect((await earlier.get("/")).headers.get("Location")).toBe("/sign-in");
});
