import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import {
  arrived,
  CREW_2,
  numbersAt,
  take,
  tiles,
  told,
  uploads,
  useField,
  writeNote,
} from "./support/field.ts";
import { CREW } from "./support/people.ts";
import { photo } from "./support/quarters.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();

test("Two phones on one job, both without signal, both complete it: one end, and both screens agree", async () => {
  const id = await field.job({ title: "Two of us", crew: [CREW, CREW_2] });
  const phones = [await field.phone(CREW), await field.phone(CREW_2)];
  for (const { page } of phones) await field.open(page, id);
  for (const [at, { page, window }] of phones.entries()) {
    await window.context.setOffline(true);
    await take(page, "before", await pictures(600 + at * 10, 1));
    await take(page, "after", await pictures(601 + at * 10, 1));
    await tiles(page, "Waiting", 2);
    await writeNote(page, `From phone ${at + 1}`);
    await page.locator("#foot").getByRole("button", { name: "Complete the job" }).click();
    await page
      .locator("#foot")
      .getByText(/^Completed .*no signal, kept and will be sent$/)
      .waitFor();
  }
  for (const { window } of phones) await window.context.setOffline(false);
  for (const { page } of phones) {
    await arrived(page, id, 4);
    await page.locator("#foot").getByText("The office looks at the proof next.").waitFor();
    expect(await page.locator("#stuck").count()).toBe(0);
  }
  const [first, second] = phones.map(({ page }) => page);
  expect(first && (await numbersAt(first, id))).toEqual([600, 601, 610, 611]);
  const types = (await field.events(id)).map(({ type }) => type);
  expect(types.filter((type) => type === "job.completed")).toHaveLength(1);
  expect(types.filter((type) => type === "note.added")).toHaveLength(2);
  expect(types).not.toContain("step.not_taken");
  const shown = (page: typeof first) => page?.locator("#job").textContent();
  await expect
    .poll(async () => (await shown(first)) === (await shown(second)), { timeout: 15_000 })
    .toBe(true);
  await closeContent(...phones.map(({ window }) => window));
});

test("The same photo chosen twice is two photos; one that is sent twice is one", async () => {
  const { mast } = field;
  const id = await field.job({ title: "The same again" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  await take(page, "before", await pictures(620, 1));
  await arrived(page, id, 1);
  await take(page, "before", await pictures(620, 1));
  await arrived(page, id, 2);
  mast.order({ method: "POST", path: /\/photos$/, kind: "answer_lost", times: 1 });
  await take(page, "before", await pictures(621, 1));
  await expect.poll(() => mast.requests().some(({ fault }) => fault === "answer_lost")).toBe(true);
  await arrived(page, id, 3);
  await page.locator("#photos-before").getByText("3 of 1").waitFor();
  await expect.poll(() => page.locator("[data-tile]").count()).toBe(0);
  expect(await numbersAt(page, id)).toEqual([620, 620, 621]);
  const { photos } = await told(page, id);
  expect(new Set(photos.map(({ clientId }) => clientId)).size).toBe(3);
  await closeContent(window);
});

const HOUR = 3_600_000;

test("With a photo goes where and when it was taken; a phone's wrong clock is put right", async () => {
  const id = await field.job({ title: "Where and when" });
  const { page, window } = await field.phone(CREW, {
    geolocation: { latitude: 27.95, longitude: -82.46 },
    permissions: ["geolocation"],
    before: fiveHoursAhead,
  });
  await field.open(page, id);
  await take(page, "before", await pictures(630, 1));
  // Two days ago, by the clock of that phone.
  const written = new Date(Date.now() + 5 * HOUR - 48 * HOUR).toISOString();
  const buffer = await photo(80, 60, {
    time: `${written.slice(0, 10).replaceAll("-", ":")} ${written.slice(11, 19)}`,
    offset: "+00:00",
    latitude: ["27/1 30/1 0/1", "N"],
    longitude: ["82/1 15/1 0/1", "W"],
  });
  await page.locator("#gallery-after").setInputFiles({ name: "noted.jpg", mimeType: "image/jpeg", buffer });
  await arrived(page, id, 2);
  await window.context.setOffline(true);
  await writeNote(page, "By a wrong clock");
  await window.context.setOffline(false);
  await uploads(page, "All sent");

  const mine = (await field.events(id)).filter(({ actor }) => actor.name === "Luis Ortega");
  expect(mine).toHaveLength(3);
  const off = mine.map(({ at, recordedAt }) => Math.abs(Date.parse(recordedAt) - Date.parse(at)));
  expect(Math.max(...off)).toBeLessThan(60_000);
  type Photo = { label: string; latitude: number; longitude: number; takenAt: string };
  const { photos } = await field.stage.app.api.must<{ photos: Photo[] }>("GET", `/jobs/${id}`);
  const [before, after] = ["before", "after"].map((wanted) => photos.find(({ label }) => label === wanted));
  expect(before).toMatchObject({ latitude: 27.95, longitude: -82.46 });
  expect(after).toMatchObject({ latitude: 27.5, longitude: -82.25 });
  const age = Date.parse(mine[0]?.recordedAt ?? "") - Date.parse(after?.takenAt ?? "");
  expect(Math.abs(age - 48 * HOUR)).toBeLessThan(HOUR);
  await closeContent(window);
});

/** A phone whose clock is wrong. */
function fiveHoursAhead(): void {
  const TrueDate = Date;
  const now = () => TrueDate.now() + 5 * 3_600_000;
  class WrongDate extends TrueDate {
    constructor(given: number = now()) {
      super(given);
    }
    static override now = now;
  }
  Object.assign(globalThis, { Date: WrongDate });
}
