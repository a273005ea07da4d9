import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createApiKey, withApiKey } from "../../../src/worker/auth/api-key.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { apiKey } from "../../../src/worker/database/schema.ts";
import { createApp } from "../../../src/worker/http/app.ts";
import { problem } from "../../../src/worker/http/problem.ts";
import { Browser, testEnv } from "../http/browser.ts";
import { anOrganisation } from "./people.ts";

function api(): Browser {
  const app = createApp();
  app.use("/api/test/*", withApiKey);
  app.get("/api/test/caller", (c) => c.json(c.var.apiKey));
  app.post("/api/test/orders", (c) =>
    problem(c, 422, {
      code: "invalid_input",
      detail: "One field is not as it should be.",
      errors: [{ path: "lineItems.0.quantity", message: "A decimal such as 1.5" }],
    }),
  );
  return new Browser({ app });
}

async function aKey(organisationId: string, key?: string): Promise<{ id: string; key: string }> {
  const db = databaseOf(testEnv(), organisationId);
  const made = await createApiKey(db, organisationId, "Zapier", key);
  await db.batch(made.statements);
  return made;
}

test("A key opens the API of its organisation, and is stored as a hash alone", async () => {
  const organisationId = await anOrganisation();
  const { id, key } = await aKey(organisationId);
  expect(key).toMatch(/^closeout_[\w-]{43}$/);
  const browser = api();
  const answer = await browser.get("/api/test/caller", { Authorization: `Bearer ${key}` });
  expect(await answer.json()).toEqual({ organisationId, keyId: id, name: "Zapier" });

  const stored = () => databaseOf(testEnv(), organisationId).select().from(apiKey).where(eq(apiKey.id, id));
  const [row] = await stored();
  expect(JSON.stringify(row)).not.toContain(key.slice(13));
  expect(key.startsWith(row?.prefix ?? "none")).toBe(true);
  expect(row?.lastUsedAt).toBeGreaterThan(0);
  await browser.get("/api/test/caller", { Authorization: `bearer ${key}` });
  expect((await stored())[0]?.lastUsedAt).toBe(row?.lastUsedAt);
});

test("Without a good key there is nothing but a problem", async () => {
  const organisationId = await anOrganisation();
  const { id, key } = await aKey(organisationId);
  const browser = api();
  const refused = async (authorization?: string) => {
    const headers = authorization ? { Authorization: authorization } : undefined;
    const answer = await browser.get("/api/test/caller", headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(await answer.json()).toMatchObject({ type: "about:blank", status: 401, code: "unauthorised" });
  };
  await refused();
  await refused("Bearer ");
  await refused(`Basic ${key}`);
  await refused(`Bearer ${key}x`);
  await refused(`Bearer closeout_${"A".repeat(43)}`);
  await databaseOf(testEnv(), organisationId)
    .update(apiKey)
    .set({ revokedAt: Date.now() })
    .where(eq(apiKey.id, id));
  await refused(`Bearer ${key}`);
});

test("The demo's key is well known, and a problem names each field", async () => {
  const { key } = await aKey(await anOrganisation(), "closeout_demo_key");
  expect(key).toBe("closeout_demo_key");
  const answer = await api().send("/api/test/orders", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: "{}",
  });
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  expect(await answer.json()).toEqual({
    type: "about:blank",
    title: "Input not accepted",
    status: 422,
    code: "invalid_input",
    detail: "One field is not as it should be.",
    errors: [{ path: "lineItems.0.quantity", message: "A decimal such as 1.5" }],
  });
});
