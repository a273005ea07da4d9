import { expect, test } from "vitest";
import * as z from "zod";
import { api } from "../../../src/worker/api/api.ts";
import { Browser } from "../http/browser.ts";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

const media = z.record(z.string(), z.object({ schema: z.object({}) }));
const operation = z.object({
  summary: z.string().min(5),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), schema: z.object({}) }))
    .optional(),
  requestBody: z.object({ required: z.literal(true), content: media }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.object({ description: z.string(), content: media })),
});
const description = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  security: z.tuple([z.object({ bearer: z.tuple([]) })]),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(METHODS), operation)),
  components: z.object({
    schemas: z.record(z.string(), z.object({ type: z.string() })),
    securitySchemes: z.object({ bearer: z.object({ type: z.literal("http"), scheme: z.literal("bearer") }) }),
  }),
});

async function read() {
  const answer = await new Browser().send("/api/v1/openapi.json");
  const text = await answer.text();
  return { text, document: description.parse(JSON.parse(text)) };
}

test("The description has the form of OpenAPI 3.1, and its references lead somewhere", async () => {
  const { text, document } = await read();
  for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  expect(text).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/)/);
  expect(text).not.toContain('"nullable"');
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining([
      "Problem",
      "Job",
      "JobInput",
      "JobPatch",
      "Transition",
      "Invoice",
      "Failure",
      "Event",
    ]),
  );
  const parsed = JSON.parse(text);
  for (const name of ["Problem", "JobInput", "JobPatch", "Transition"]) {
    expect(parsed.components.schemas[name].example, name).toBeDefined();
  }
});

test("Each call of the API is described, and nothing else", async () => {
  const { document } = await read();
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = api.routes
    .filter(({ method, path }) => method !== "ALL" && path !== "/openapi.json")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(new Set(described)).toEqual(new Set(mounted));
  expect(described).toContain("POST /jobs/{id}/transitions");
});

test("Each path parameter is described, each no is a problem, and each POST takes a key", async () => {
  const { document } = await read();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { parameters = [], responses }] of Object.entries(item)) {
      const named = (place: string) => parameters.filter((one) => one.in === place).map((one) => one.name);
      expect(named("path")).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      if (method === "post") expect(named("header")).toEqual(["Idempotency-Key"]);
      for (const [status, { content }] of Object.entries(responses)) {
        const good = path.endsWith(".pdf") ? "application/pdf" : "application/json";
        const type = status.startsWith("2") ? good : "application/problem+json";
        expect(Object.keys(content), `${method} ${path} ${status}`).toEqual([type]);
      }
    }
  }
});
