import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import { numbersAt, take, tiles, told, uploads, useField } from "./support/field.ts";
import { CREW } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();

test("Photos that the browser puts back into their field, when one goes back to the page, are kept once", async () => {
  const id = await field.job({ title: "Gone back to" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const folder = await mkdtemp(join(tmpdir(), "closeout-chosen-"));
  // A browser puts back what lies on its disk, and nothing else.
  const files = (await pictures(200, 8)).map(({ name, buffer }) => ({ path: join(folder, name), buffer }));
  for (const { path, buffer } of files) await writeFile(path, buffer);
  await page.locator("#gallery-before").setInputFiles(files.map(({ path }) => path));
  await page.locator("[data-tile]").first().waitFor();
  await page.goto(`${field.app.url}/crew`);
  await page.goBack();

  // First what the office has: a page whose script has not looked yet shows no tiles, and says "All sent".
  const patience = { timeout: 15_000 };
  await expect.poll(async () => (await numbersAt(page, id)).length, patience).toBeGreaterThan(0);
  await expect.poll(() => page.locator("[data-tile]").count(), patience).toBe(0);
  await uploads(page, "All sent");
  const numbers = await numbersAt(page, id);
  expect(numbers).toEqual([...new Set(numbers)]);
  await rm(folder, { recursive: true });
  await closeContent(window);
});

test("What another tab has let go of stays on a page that heard nothing of it", async () => {
  const id = await field.job({ title: "Open twice" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  // Whatever this page asks of the office itself is not answered from here on.
  field.mast.order({ method: "GET", path: /\/crew\/jobs\/[^?]+$/, kind: "status", status: 503, times: 1000 });
  window.complaints.expect(/503/);
  await take(page, "before", await pictures(300, 1));
  await tiles(page, "Sent");

  const list = await window.context.newPage();
  await list.goto(`${field.app.url}/crew`);
  await expect.poll(() => page.locator("[data-tile]").count()).toBe(0);
  await page.locator("#photos-before").getByText("1 of 1").waitFor();
  expect((await told(page, id)).photos).toHaveLength(1);
  await closeContent(window);
});
