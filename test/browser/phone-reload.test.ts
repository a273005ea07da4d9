import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import {
  arrived,
  numbersAt,
  readyWithoutSignal,
  take,
  tiles,
  told,
  uploads,
  useField,
  writeNote,
} from "./support/field.ts";
import { drawSignature } from "./support/finger.ts";
import { CREW } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();
test("A page that was loaded past the service worker is taken over by it, and opens without signal", async () => {
  const id = await field.job({ title: "Loaded past it" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const tools = await window.context.newCDPSession(page);
  await tools.send("Page.reload", { ignoreCache: true });
  await readyWithoutSignal(page);
  await window.context.setOffline(true);
  await page.reload();
  await page.getByRole("heading", { name: "Loaded past it" }).waitFor();
  await window.context.setOffline(false);
  await closeContent(window);
});

const PHOTOS = { method: "POST", path: /\/photos$/ };

test("Reloaded while a photo is saved, waiting, sent or its answer is lost: each is there once", async () => {
  const { mast } = field;
  const id = await field.job({ title: "Reloaded at every step" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const [saved = [], waiting = [], sending = [], unanswered = []] = (await pictures(100, 4)).map((one) => [
    one,
  ]);

  // The worker that makes photos smaller never answers.
  await page.evaluate(() => {
    Worker.prototype.postMessage = () => {};
  });
  await take(page, "before", saved);
  await tiles(page, "Saved");
  await uploads(page, "1 to send");
  await page.reload();
  await arrived(page, id, 1);

  await window.context.setOffline(true);
  await take(page, "during", waiting);
  await tiles(page, "Waiting");
  await page.reload();
  await tiles(page, "Waiting");
  await uploads(page, "No signal · 1 kept");
  await window.context.setOffline(false);
  await arrived(page, id, 2);

  mast.order({ ...PHOTOS, kind: "slow", delayMs: 60_000, times: 1 });
  await take(page, "during", sending);
  await tiles(page, "Sending");
  await page.reload();
  await arrived(page, id, 3);

  mast.clear();
  mast.order({ ...PHOTOS, kind: "answer_lost", times: 1 });
  await take(page, "after", unanswered);
  await expect.poll(() => mast.requests().some(({ answered }) => answered === 201)).toBe(true);
  mast.off();
  await page.reload();
  await tiles(page, "Waiting");
  mast.on();
  await arrived(page, id, 4);

  await page.locator("#photos-during").getByText("2 photos").waitFor();
  expect(await numbersAt(page, id)).toEqual([100, 101, 102, 103]);
  expect((await field.events(id)).filter(({ type }) => type === "photo.attached")).toHaveLength(4);
  await expect.poll(() => page.locator("[data-tile]").count(), { timeout: 15_000 }).toBe(0);
  await closeContent(window);
});

test("Reloaded in the middle of a note and of a signature: what was written is still there", async () => {
  const id = await field.job({ title: "Reloaded while writing" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const note = page.getByLabel("What the office should know");
  await note.fill("The gate sticks at the");
  await page.reload();
  await expect.poll(() => note.inputValue()).toBe("The gate sticks at the");
  await writeNote(page, "The gate sticks at the top.");
  await uploads(page, "All sent");
  await page.reload();
  expect(await note.inputValue()).toBe("");

  const name = page.getByLabel("Name", { exact: true });
  await page.locator("#signatures").getByRole("button", { name: "Get signature" }).click();
  await name.fill("Ana Ruiz");
  await page.reload();
  await page.locator("#signatures").getByRole("button", { name: "Get signature" }).click();
  await expect.poll(() => name.inputValue()).toBe("Ana Ruiz");
  await drawSignature(page);
  await page.getByRole("button", { name: "Save signature" }).click();
  await page.getByRole("img", { name: "Signature of Ana Ruiz" }).waitFor();
  await uploads(page, "All sent");
  expect(await told(page, id)).toMatchObject({
    notes: ["The gate sticks at the top."],
    signatures: ["Ana Ruiz"],
  });
  // The next person who signs writes a name of their own.
  await page.reload();
  expect(await name.inputValue()).toBe("");
  await closeContent(window);
});
