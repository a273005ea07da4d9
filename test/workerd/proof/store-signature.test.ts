import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeSignature } from "../../../src/worker/proof/store-signature.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob, OFFICE } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { jpeg, png } from "./pictures.ts";

async function setting() {
  const organisationId = await anOrganisation();
  const jobId = (await aJob(organisationId)).row.id;
  const sign = (bytes: Uint8Array, name = "Maria Alvarez", role?: string, owner = organisationId) =>
    storeSignature(testEnv(), {
      ...{ organisationId: owner, jobId, bytes, name, role, actor: OFFICE, source: "crew" },
    });
  const files = async () => (await env.FILES.list({ prefix: `${organisationId}/` })).objects.length;
  return { jobId, sign, files };
}

test("A signature is kept with the name and the role, once", async () => {
  const { sign, files } = await setting();
  const first = await sign(png(600, 240), " Maria Alvarez ", "Tenant");
  const again = await sign(png(600, 240), "Maria Alvarez", "Tenant");
  expect([first.ok && first.events.length, again.ok && again.events.length]).toEqual([1, 0]);
  expect(again.ok && again.job.signatures).toMatchObject([{ name: "Maria Alvarez", role: "Tenant" }]);
  expect(await files()).toBe(1);

  const second = await sign(png(600, 240, 7), "Jon Bell");
  expect(second.ok && second.job.signatures.map(({ name }) => name).sort()).toEqual([
    "Jon Bell",
    "Maria Alvarez",
  ]);
});

test("A signature without a name, or that is no small PNG, is refused", async () => {
  const { sign, files } = await setting();
  const refusals: [Promise<unknown>, RegExp][] = [
    [sign(png(), "  "), /name of the person/],
    [sign(png(), "x".repeat(121)), /120 letters/],
    [sign(png(), "Maria", "x".repeat(121)), /role may have 120 letters/],
    [sign(new Uint8Array()), /empty/],
    [sign(jpeg()), /not a PNG/],
    [sign(new Uint8Array(1024 * 1024 + 1)), /1 MB/],
  ];
  for (const [result, detail] of refusals) {
    expect(await result).toEqual({ ok: false, code: "invalid_input", detail: expect.stringMatching(detail) });
  }
  expect(await files()).toBe(0);
});

test("Nobody signs another organisation's job", async () => {
  const { sign, files } = await setting();
  expect(await sign(png(), "Maria", undefined, await anOrganisation())).toMatchObject({ code: "not_found" });
  expect(await files()).toBe(0);
});
