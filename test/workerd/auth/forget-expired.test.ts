import { expect, test } from "vitest";
import { forgetExpired } from "../../../src/worker/auth/forget-expired.ts";
import { startSignIn } from "../../../src/worker/auth/pending-sign-in.ts";
import { directoryDatabase } from "../../../src/worker/database/database.ts";
import { rateLimit, session, signIn } from "../../../src/worker/database/schema.ts";
import { countTry } from "../../../src/worker/http/rate-limit.ts";
import { testEnv } from "../http/browser.ts";
import { aMember, signedIn } from "./people.ts";

test("What ran out is forgotten, and nothing that still counts", async () => {
  const db = directoryDatabase(testEnv());
  const left = async (days: number) => {
    const offset = String(days * 24 * 3600);
    await forgetExpired(testEnv({ ENVIRONMENT: "local", NOW_OFFSET_SECONDS: offset }));
    return [await db.$count(session), await db.$count(signIn), await db.$count(rateLimit)];
  };
  await signedIn(await aMember("crew"));
  await startSignIn(testEnv(), "ana@gulf.example", Date.now());
  await countTry(testEnv(), { name: "test", limit: 1, seconds: 24 * 3600 }, "somebody");
  expect(await left(0)).toEqual([1, 1, 1]);
  expect(await left(0.1)).toEqual([1, 0, 1]);
  expect(await left(29)).toEqual([1, 0, 0]);
  expect(await left(31)).toEqual([0, 0, 0]);
});
