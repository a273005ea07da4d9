import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import type { Hono } from "hono";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { member, session } from "../../../src/worker/database/schema.ts";
import { createApp } from "../../../src/worker/http/app.ts";
import type { AppEnv } from "../../../src/worker/http/app-env.ts";
import { action, isPartial, page } from "../../../src/worker/http/page.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { Browser, testEnv } from "./browser.ts";

/** An app with a page for the office and something that the office can do. */
function house(): Hono<AppEnv> {
  const app = createApp();
  const members = page({
    roles: ["owner", "office"],
    read: ({ db, organisationId, memberId }) => [
      db.select().from(member).where(eq(member.organisationId, organisationId)),
      db.select({ id: member.id }).from(member).where(eq(member.id, memberId)),
    ],
    show: (c, viewer, [members, [own]]) => {
      const names = members.map(({ name }) => name).join();
      return `${isPartial(c) ? "part" : "page"} for ${viewer.name}: ${names}, ${own?.id === viewer.memberId}`;
    },
  });
  app.get("/members", members);
  app.post("/greet", action({ roles: ["office"], run: (c, viewer) => c.text(`Hello ${viewer.name}`) }));
  const file = () => new Response("bytes", { headers: { "Cache-Control": "private, max-age=60" } });
  app.get("/file", page({ roles: ["office"], read: () => [], show: file }));
  return app;
}

test("A page is one batch, with the session's proof in it", async () => {
  const browser = await signedIn(await aMember("office"), new Browser({ app: house() }));
  let batches = 0;
  let statements = 0;
  const counting = new Proxy(env.DB, {
    get(database, name) {
      if (name === "batch") batches++;
      if (name === "prepare") statements++;
      const value: unknown = Reflect.get(database, name);
      return typeof value === "function" ? value.bind(database) : value;
    },
  });
  browser.env = testEnv({ DB: counting });
  const answer = await browser.get("/members");
  expect(await answer.text()).toBe("page for Ana Ruiz: Ana Ruiz, true");
  expect({ batches, statements }).toEqual({ batches: 1, statements: 5 });
});

test("A page is never kept by a cache, a file as its handler says, and parts are told from pages", async () => {
  const browser = await signedIn(await aMember("office"), new Browser({ app: house() }));
  const answer = await browser.get("/members", { "HX-Request": "true", "HX-Request-Type": "partial" });
  expect(await answer.text()).toMatch(/^part for/);
  expect(answer.headers.get("Vary")).toContain("HX-Request-Type");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect((await browser.get("/file")).headers.get("Cache-Control")).toBe("private, max-age=60");
});

test("Who is not signed in is sent to sign in, each in the way they can follow", async () => {
  const browser = new Browser({ app: house() });
  const redirected = await browser.get("/members?page=2");
  expect([redirected.status, redirected.headers.get("Location")]).toEqual([
    303,
    "/sign-in?to=%2Fmembers%3Fpage%3D2",
  ]);
  const htmx = await browser.get("/members", {
    "HX-Request": "true",
    "HX-Current-URL": "https://close.test/members?page=2",
  });
  expect([htmx.status, htmx.headers.get("HX-Redirect")]).toEqual([401, "/sign-in?to=%2Fmembers%3Fpage%3D2"]);
  const foreign = await browser.get("/members", {
    "HX-Request": "true",
    "HX-Current-URL": "https://evil.test/x",
  });
  expect(foreign.headers.get("HX-Redirect")).toBe("/sign-in");
  const script = await browser.post("/greet", {}, { Accept: "application/json" });
  expect([script.status, script.headers.get("Content-Type")]).toEqual([401, "application/problem+json"]);
  expect((await browser.post("/greet")).headers.get("Location")).toBe("/sign-in");
});

test("For the wrong role a page is not there, and nothing shows that it exists", async () => {
  const crew = await signedIn(await aMember("crew"), new Browser({ app: house() }));
  const [wall, nothing] = [await crew.get("/members"), await crew.get("/no-such-page")];
  expect([wall.status, nothing.status]).toEqual([404, 404]);
  expect(await wall.text()).toBe(await nothing.text());
  expect((await crew.post("/greet")).status).toBe(404);
  const owner = await signedIn(await aMember("owner"), new Browser({ app: house() }));
  expect((await owner.get("/members")).status).toBe(200);
  expect((await owner.post("/greet")).status).toBe(404);
});

test("A cookie that claims another organisation or another member opens nothing", async () => {
  const ana = await aMember("office");
  const owner = await aMember("owner", { organisationId: ana.organisationId });
  const stranger = await aMember("owner", { organisationId: await anOrganisation("Bay Gates") });
  const browser = await signedIn(ana, new Browser({ app: house() }));
  const cookie = browser.cookies.get("__Host-session") ?? "";
  const secret = cookie.split(".")[2] ?? "";
  const forged = [
    `${stranger.organisationId}.${stranger.memberId}.${secret}`,
    `${stranger.organisationId}.${ana.memberId}.${secret}`,
    `${ana.organisationId}.${owner.memberId}.${secret}`,
    `${ana.organisationId}.${ana.memberId}.${"A".repeat(43)}`,
    `${ana.organisationId}.${ana.memberId}.${secret}x`,
    `${ana.organisationId}.${ana.memberId}`,
    "..",
  ];
  for (const value of forged) {
    browser.cookies.set("__Host-session", value);
    expect((await browser.get("/members")).status).toBe(303);
  }
  browser.cookies.set("__Host-session", cookie);
  expect((await browser.get("/members")).status).toBe(200);
});

test("A session ends after thirty days, and at once when its member is let go", async () => {
  const ana = await aMember("office");
  const browser = await signedIn(ana, new Browser({ app: house() }));
  const days = (count: number) =>
    testEnv({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: String(count * 24 * 3600) });
  browser.env = days(29.9);
  expect((await browser.get("/members")).status).toBe(200);
  browser.env = days(30.1);
  expect((await browser.get("/members")).status).toBe(303);
  browser.env = testEnv();
  await databaseOf(browser.env, ana.organisationId)
    .update(member)
    .set({ active: false })
    .where(eq(member.id, ana.memberId));
  expect((await browser.get("/members")).status).toBe(303);
});

test("That a session was used is written down once in five minutes", async () => {
  const ana = await aMember("office");
  const browser = await signedIn(ana, new Browser({ app: house() }));
  const seen = async () => {
    await browser.get("/members");
    const rows = await databaseOf(browser.env, ana.organisationId)
      .select()
      .from(session)
      .where(eq(session.memberId, ana.memberId));
    return rows[0]?.lastSeenAt;
  };
  const first = await seen();
  browser.env = testEnv({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: "240" });
  expect(await seen()).toBe(first);
  browser.env = testEnv({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: "301" });
  const later = await seen();
  expect(later).toBeGreaterThan((first ?? 0) + 300_000);
});
