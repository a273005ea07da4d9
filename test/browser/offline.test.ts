import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import { openPhone, type RealPhone } from "../phone/real-phone.ts";
import { DESK } from "./support/browser.ts";
import { listen } from "./support/complaints.ts";
import {
  arrived,
  type FullEvent,
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
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const HOUR = 3_600_000;
const TITLE = "AC condensate line backs up";

const field = useField();
let phone: RealPhone | undefined;
afterAll(() => phone?.remove());

test("A whole job without signal, ten photos and a signature; the browser closed and opened; the office sees it all in order, with the true times", async () => {
  const { mast } = field;
  phone = await openPhone();
  const context = phone.context();
  const page = await signedIn({ context, complaints: await listen(context) }, field.app, CREW);
  await readyWithoutSignal(page);
  await phone.keepCookies();
  const id = await idOnList(page);
  await keptAhead(page, id);

  // From here on there is no signal, for three hours. The job was never opened on this phone.
  await context.setOffline(true);
  await context.addInitScript(anEarlierNow, 3 * HOUR);
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("heading", { name: TITLE }).waitFor();
  await press(page, "I am on my way");
  await press(page, "I have arrived");
  await press(page, "Complete the job");
  await page.getByRole("alert").filter({ hasText: "Not complete yet" }).waitFor();
  await take(page, "before", await pictures(1, 5));
  await tiles(page, "Waiting", 5);
  await writeNote(page, "The line was full of algae.");
  await take(page, "after", await pictures(6, 5));
  await tiles(page, "Waiting", 10);
  await page.locator("#foot").getByRole("button", { name: "Get signature" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ana Ruiz");
  await drawSignature(page);
  await page.getByRole("button", { name: "Save signature" }).click();
  await page.getByRole("img", { name: "Signature of Ana Ruiz" }).waitFor();
  await press(page, "Complete the job");
  await page.locator("#foot").getByText("no signal, kept and will be sent").waitFor();
  await uploads(page, "No signal · 15 kept");
  await page.getByRole("link", { name: "Back to today" }).click();
  await page.getByText("Will be sent").first().waitFor();
  expect((await field.stage.app.api.job(id)).status).toBe("scheduled");

  // The browser is closed and opened again: still no signal, and nothing is lost.
  mast.off();
  await phone.kill();
  const again = await phone.start();
  await again.goto(`${mast.url}/crew`);
  await uploads(again, "No signal · 15 kept");
  await again.goto(`${mast.url}/crew/jobs/${id}`);
  await again.getByRole("img", { name: "Signature of Ana Ruiz" }).waitFor();
  await tiles(again, "Waiting", 10);

  mast.on();
  await arrived(again, id, 10);
  expect(await numbersAt(again, id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await told(again, id)).toMatchObject({
    ...{ status: "completed", signatures: ["Ana Ruiz"], notes: ["The line was full of algae."] },
  });

  const events = (await field.events(id)).filter(({ actor }) => actor.name === "Luis Ortega");
  expect(events.map(({ type }) => type)).toEqual([
    ...["job.en_route", "job.on_site"],
    ...Array(5).fill("photo.attached"),
    "note.added",
    ...Array(5).fill("photo.attached"),
    ...["signature.attached", "job.completed"],
  ]);
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
  for (const event of events) expect(Math.abs(lateBy(event) - 3 * HOUR)).toBeLessThan(5 * 60_000);

  const office = await field.stage.open(DESK);
  const desk = await signedIn(office, field.stage.app, OFFICE);
  await desk.goto(`${field.stage.app.url}/office/jobs/${id}`);
  await desk.getByText("Completed, proof to check").waitFor();
  await desk.getByText("5 before, 5 after, signed by Ana Ruiz").waitFor();
  expect(await desk.locator("#proof figure img").count()).toBe(10);
  expect(await desk.locator("#history").textContent()).toMatch(/Luis Ortega completed the job.*reached us/s);
  await closeContent(office);
});

async function press(page: Page, name: string): Promise<void> {
  await page.locator("#foot").getByRole("button", { name }).first().click();
}

async function idOnList(page: Page): Promise<string> {
  const address = (await page.getByRole("link", { name: TITLE }).getAttribute("href")) ?? "";
  return address.split("/").at(-1) ?? "";
}

/** The list fetches its jobs by itself, so that they can be opened where there is no signal. */
async function keptAhead(page: Page, id: string): Promise<void> {
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const asked = indexedDB.open("closeout");
          asked.onsuccess = () => {
            const keys = asked.result.transaction("snapshots").objectStore("snapshots").getAllKeys();
            keys.onsuccess = () => resolve(keys.result.map(String));
          };
        }),
    );
  await expect
    .poll(async () => (await kept()).some((key) => key.endsWith(id)), { timeout: 15_000 })
    .toBe(true);
}

/** The page's clock shows an earlier time, as it did when the work was done. */
function anEarlierNow(milliseconds: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() - milliseconds;
}

/** How much later it reached the office than it happened, in milliseconds. */
function lateBy({ at, recordedAt }: FullEvent): number {
  return Date.parse(recordedAt) - Date.parse(at);
}
