import { expect, test } from "vitest";
import { readSettings } from "../../dev/start/settings.ts";

test("Nothing given: the documented defaults; an empty variable counts as not given", () => {
  const read = readSettings({ PORT: "" });
  expect(read).toMatchObject({
    ok: true,
    settings: { PORT: 8787, DEMO: "1", DEMO_API_KEY: "closeout_demo_key" },
  });
});

test.each([
  [{ PORT: "80x" }, "PORT must be a whole number"],
  [{ PORT: "65535" }, "PORT must be a whole number"],
  [{ DEMO: "yes" }, "DEMO must be 0 or 1"],
  [{ STRIPE_API_BASE: "localhost" }, "STRIPE_API_BASE must be a web address"],
  [{ STRIPE_SECRET_KEY: "sk_live_1" }, "a local run takes test keys only"],
  [{ STRIPE_PUBLISHABLE_KEY: "pk_live_1" }, "a local run takes test keys only"],
  [{ STRIPE_JS_URL: "stripe.js" }, "STRIPE_JS_URL must be a web address"],
  [{ NOW_OFFSET_SECONDS: "1.5" }, "NOW_OFFSET_SECONDS must be a whole number of seconds"],
])("%j is refused with a sentence", (environment, sentence) => {
  const read = readSettings(environment);
  expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(sentence)]);
});

test("Every problem is named at once", () => {
  const read = readSettings({ PORT: "x", DEMO: "x" });
  expect(read.ok ? [] : read.problems).toHaveLength(2);
});
