import { exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { createApp } from "../../../src/worker/http/app.ts";
import { rateLimited } from "../../../src/worker/http/rate-limit.ts";
import { Browser, testEnv } from "./browser.ts";

test("The Worker answers whether it is well", async () => {
  const well = await exports.default.fetch(new Request("https://close.test/healthz"));
  expect([well.status, await well.json()]).toEqual([200, { ok: true }]);

  const broken = {
    prepare: () => {
      throw new Error("D1 is away");
    },
  } as unknown as D1Database;
  const ill = await new Browser({ env: testEnv({ DB: broken }) }).get("/healthz");
  expect([ill.status, await ill.json()]).toEqual([503, { ok: false }]);
});

test("Every answer tells the browser to run nothing but our files", async () => {
  for (const path of ["/sign-in", "/no-such-page", "/healthz", "/"]) {
    const { headers } = await new Browser().get(path);
    const policy = new Map(
      (headers.get("Content-Security-Policy") ?? "").split("; ").map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
    );
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": "'self' blob: data:",
      "connect-src": "'self'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
    });
    expect([...policy.values()].join(" ")).not.toMatch(/unsafe|\*|http/);
    expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{8}/);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Permissions-Policy")).toContain("camera=(self), geolocation=(self)");
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("On one machine sockets may go to localhost, and nothing insists on https", async () => {
  const { headers } = await new Browser({ env: testEnv({ ENVIRONMENT: "local" }) }).get("/sign-in");
  expect(headers.get("Content-Security-Policy")).toContain("connect-src 'self' ws://localhost:* ");
  expect(headers.has("Strict-Transport-Security")).toBe(false);
});

test("The pages carry no inline script or style", async () => {
  for (const path of ["/sign-in", "/no-such-page"]) {
    const html = await (await new Browser().get(path)).text();
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|hx-on/);
  }
});

test("A form on another site cannot act with our cookie", async () => {
  const browser = new Browser();
  const refused: HeadersInit[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "", Origin: "https://evil.test" },
    { "Sec-Fetch-Site": "" },
  ];
  for (const headers of refused) {
    const answer = await browser.post("/sign-out", {}, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("nothing was done");
  }
  const allowed = await browser.post("/sign-out", {}, { "Sec-Fetch-Site": "", Origin: "https://close.test" });
  expect(allowed.status).toBe(303);
});

test("Programs that carry keys, signatures or tokens need not come from our pages", async () => {
  const app = createApp();
  const paths = ["/api/test", "/webhooks/test/a", "/intake/test/a"];
  for (const path of [...paths, "/apiary"]) app.post(path, (c) => c.text("taken"));
  const browser = new Browser({ app });
  const fromElsewhere = { "Sec-Fetch-Site": "cross-site" };
  for (const path of paths) expect((await browser.post(path, {}, fromElsewhere)).status).toBe(200);
  expect((await browser.post("/apiary", {}, fromElsewhere)).status).toBe(403);
});

test("A body that is too large is refused, with files or without, whatever its length claims to be", async () => {
  const app = createApp();
  app.post("/api/test", async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
  const browser = new Browser({ app });
  const send = (bytes: number, type: string, streamed = false) => {
    const content = new Uint8Array(bytes);
    const body = streamed ? new Blob([content]).stream() : content;
    return browser.send("/api/test", { method: "POST", body, headers: { "Content-Type": type } });
  };
  const megabyte = 1024 * 1024;
  expect((await send(megabyte, "application/json")).status).toBe(200);
  const refused = await send(megabyte + 1, "application/json");
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({ code: "too_large", detail: expect.stringContaining("1 MB") });
  expect((await send(megabyte + 1, "application/json", true)).status).toBe(413);
  expect((await send(11 * megabyte, "multipart/form-data; boundary=x")).status).toBe(200);
  expect((await send(26 * megabyte + 1, "multipart/form-data; boundary=x")).status).toBe(413);
});

test("What is too large is said with how large it may be, and what to do so that nothing typed is lost", async () => {
  const browser = new Browser();
  const upload = { "Content-Type": "multipart/form-data; boundary=x", "Sec-Fetch-Site": "same-origin" };
  const send = (headers: Record<string, string>, megabytes = 27) =>
    browser.send("/office/settings/documents", {
      ...{ method: "POST", body: new Uint8Array(megabytes * 1024 * 1024), headers },
    });
  const from = "https://close.test/office/settings/documents?kind=w9#upload";
  const page = await send({ ...upload, Accept: "text/html", Referer: from });
  const text = await page.text();
  expect([page.status, page.headers.get("Content-Type")]).toEqual([413, "text/html; charset=UTF-8"]);
  expect(text).toContain("At most 25 MB of files");
  expect(text).toContain("Back");
  expect(text).toMatch(/href="\/office\/settings\/documents\?kind=w9" data-back/);
  expect(text).not.toContain('href="/"');

  // A strange page is no place to go back to.
  const strange = await send({ ...upload, Accept: "text/html", Referer: "https://evil.test/a" });
  expect(await strange.text()).not.toContain("evil.test");

  const words = await send({ "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" }, 2);
  expect([words.status, await words.text()]).toEqual([413, expect.stringContaining("At most 1 MB")]);

  const program = await browser.send("/api/v1/jobs/job_1/photos", {
    ...{ method: "POST", body: new Uint8Array(27 * 1024 * 1024), headers: upload },
  });
  expect(program.headers.get("Content-Type")).toBe("application/problem+json");
  expect(await program.json()).toMatchObject({
    ...{ status: 413, code: "too_large" },
    detail: "At most 25 MB of files can be sent at once. Send a smaller file, or one file after the other.",
  });
});

test("What fails behind a form that htmx sent is said beside it, and leaves what was typed where it is", async () => {
  const app = createApp();
  vi.spyOn(console, "error").mockImplementation(() => {});
  app.post("/office/broken", () => {
    throw new Error("broken");
  });
  const browser = new Browser({ app });
  const htmx = { "HX-Request-Type": "partial" };
  const broken = await browser.post("/office/broken", {}, htmx);
  const large = await browser.post("/office/broken", { note: "x".repeat(1024 * 1024) }, htmx);
  for (const [answer, words] of [
    [broken, "This is our fault"],
    [large, "At most 1 MB"],
  ] as const) {
    expect(answer.headers.get("HX-Reswap")).toBe("afterbegin");
    const text = await answer.text();
    expect(text).toMatch(/^<p class="said bad" role="alert">/);
    expect(text).toContain(words);
  }
});

test("What is not there is said as a page to people and as a problem to programs", async () => {
  const browser = new Browser();
  const person = await browser.get("/no-such-page");
  expect([person.status, person.headers.get("Content-Type")]).toEqual([404, "text/html; charset=UTF-8"]);
  expect(await person.text()).toContain('href="/"');
  const program = await browser.get("/api/no-such-call");
  expect(program.headers.get("Content-Type")).toBe("application/problem+json");
  expect(await program.json()).toMatchObject({ type: "about:blank", status: 404, code: "not_found" });
});

test("What nobody expected is logged without personal data and told with its id", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const app = createApp();
  app.get("/open/:token", () => {
    const error = new Error("Failed query: select … params: ana@example.com");
    error.cause = new Error("D1_ERROR: no such table: letters");
    throw error;
  });
  const answer = await new Browser({ app }).get("/open/a-secret-token");
  expect(answer.status).toBe(500);
  const id = answer.headers.get("X-Request-Id") ?? "none";
  expect(await answer.text()).toContain(id);
  expect(answer.headers.has("Content-Security-Policy")).toBe(true);

  const line = String(log.mock.calls[0]?.[0]);
  expect(JSON.parse(line)).toMatchObject({
    level: "error",
    requestId: id,
    method: "GET",
    route: "/open/:token",
    message: "D1_ERROR: no such table: letters",
  });
  expect(line).not.toMatch(/ana@|a-secret-token/);
  vi.restoreAllMocks();
});

test("Public pages count each address exactly, and let it in again in the next window", async () => {
  const app = createApp();
  app.use("/open/*", rateLimited({ name: "public-test", limit: 3, seconds: 60 }));
  app.get("/open/:token", (c) => c.text("Pay"));
  const browser = new Browser({ app });
  const from = (address: string) => browser.get("/open/1", { "cf-connecting-ip": address });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => from("192.0.2.1")));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(Number(refused?.headers.get("Retry-After"))).toBeLessThanOrEqual(60);
  expect(await refused?.text()).toContain("Try again in a minute.");
  expect((await from("192.0.2.2")).status).toBe(200);

  browser.env = testEnv({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: "60" });
  for (let i = 0; i < 60; i++) expect((await from("192.0.2.1")).status).toBe(200);
  expect((await from("192.0.2.1")).status).toBe(429);
});
