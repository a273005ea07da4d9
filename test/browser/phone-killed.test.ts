import { afterAll, expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import { openPhone, type RealPhone } from "../phone/real-phone.ts";
import { listen } from "./support/complaints.ts";
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
import { CREW, signedIn } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();
let phone: RealPhone | undefined;
afterAll(() => phone?.remove());

test("Killed with photos at every step, a note and the end of the job unsent: all of it arrives, once", async () => {
  const { mast } = field;
  const id = await field.job({ title: "The battery died" });
  phone = await openPhone();
  const context = phone.context();
  const page = await signedIn({ context, complaints: await listen(context) }, field.app, CREW);
  await readyWithoutSignal(page);
  await phone.keepCookies();
  await field.open(page, id);
  const [before = [], sending = [], waiting = [], after = [], saved = []] = (await pictures(200, 5)).map(
    (one) => [one],
  );

  mast.order({ method: "POST", path: /\/photos$/, kind: "slow", delayMs: 60_000, times: 1 });
  await take(page, "before", sending);
  await tiles(page, "Sending");
  mast.off();
  await take(page, "before", before);
  await take(page, "during", waiting);
  await take(page, "after", after);
  await tiles(page, "Waiting", 4);
  await writeNote(page, "Left the key at the desk.");
  await page.locator("#foot").getByRole("button", { name: "Complete the job" }).click();
  await page
    .locator("#foot")
    .getByText(/^Completed .*no signal, kept and will be sent$/)
    .waitFor();
  await page.evaluate(() => {
    Worker.prototype.postMessage = () => {};
  });
  await take(page, "during", saved);
  await tiles(page, "Saved");
  await phone.kill();

  const again = await phone.start();
  await again.goto(`${mast.url}/crew/jobs/${id}`);
  await tiles(again, "Waiting", 5);
  await uploads(again, "No signal · 7 kept");
  await again.locator("#notes").getByText("Left the key at the desk.").waitFor();
  await again
    .locator("#foot")
    .getByText(/^Completed .*no signal, kept and will be sent$/)
    .waitFor();
  mast.on();
  await arrived(again, id, 5);
  expect(await numbersAt(again, id)).toEqual([200, 201, 202, 203, 204]);
  expect(await told(again, id)).toMatchObject({ status: "completed", notes: ["Left the key at the desk."] });
  const types = (await field.events(id)).map(({ type }) => type);
  expect(types.filter((type) => type === "note.added")).toHaveLength(1);
  expect(types.filter((type) => type === "job.completed")).toHaveLength(1);
  await again.locator("#foot").getByText("The office looks at the proof next.").waitFor();
});

test("Ten photos while the signal comes and goes: ten at the office", async () => {
  const { mast } = field;
  const id = await field.job({ title: "Signal comes and goes" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const stop = mast.flap({ on: [150, 500], off: [100, 300] });
  const photos = await pictures(300, 10);
  await take(page, "before", photos.slice(0, 4));
  await take(page, "during", photos.slice(4, 7));
  await take(page, "after", photos.slice(7));
  await page.locator("#job .thumbs > li").nth(9).waitFor();
  const sent = () => mast.requests().filter(({ status }) => status === 201).length;
  await expect.poll(sent, { timeout: 15_000 }).toBeGreaterThan(1);
  stop();
  await arrived(page, id, 10);
  expect(await numbersAt(page, id)).toEqual(photos.map(({ number }) => number));
  await expect.poll(() => page.locator("[data-tile]").count()).toBe(0);
  await closeContent(window);
});
