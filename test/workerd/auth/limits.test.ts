import { afterEach, expect, test, vi } from "vitest";
import { Browser } from "../http/browser.ts";
import { anotherCode, codeIn, mailService } from "./mail.ts";
import { aMember } from "./people.ts";

afterEach(() => vi.restoreAllMocks());

test("An address gets five letters in a quarter of an hour, wherever they are asked for", async () => {
  // In the middle of a window, so that the test does not straddle two.
  vi.setSystemTime(new Date("2026-11-20T12:01:00Z"));
  const ana = await aMember("office");
  const sent = mailService();
  const ask = (address: string) =>
    new Browser().post("/sign-in", { email: ana.email }, { "cf-connecting-ip": address });
  for (let i = 1; i <= 5; i++) expect((await ask(`192.0.2.${i}`)).status).toBe(303);
  const refused = await ask("192.0.2.6");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("Retry-After")).toBe("840");
  expect(await refused.text()).toContain("Try again in 14 minutes.");
  expect(sent).toHaveLength(5);
  vi.useRealTimers();
});

test("Codes for one address cannot be guessed all day long", async () => {
  vi.setSystemTime(new Date("2026-11-20T12:01:00Z"));
  const ana = await aMember("office");
  const sent = mailService();
  let guesses = 0;
  let status = 422;
  while (status !== 429) {
    // A letter for each ten guesses, a client for each letter and a window for each five of them.
    const address = `198.51.100.${guesses}`;
    if (guesses % 50 === 0) vi.setSystemTime(Date.now() + 15 * 60_000);
    const browser = new Browser();
    await browser.post("/sign-in", { email: ana.email }, { "cf-connecting-ip": address });
    const code = anotherCode(codeIn(sent.at(-1)));
    for (let i = 0; i < 10 && status !== 429; i++, guesses++) {
      status = (await browser.post("/sign-in/code", { code }, { "cf-connecting-ip": address })).status;
    }
  }
  expect(guesses).toBe(51);
  vi.useRealTimers();
});
