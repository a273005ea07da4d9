import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import { arrived, numbersAt, take, tiles, told, uploads, useField, writeNote } from "./support/field.ts";
import { CREW } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();

test("No room on the phone: it is said where the person is, and nothing is half kept", async () => {
  const id = await field.job({ title: "No room" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  const roomAgain = await noRoom(page);
  await take(page, "before", await pictures(420, 1));
  await page.locator("#photos-before").getByRole("alert").getByText("The phone is out of room.").waitFor();
  const chosen = page.locator("#gallery-before");
  expect(await chosen.evaluate((input: HTMLInputElement) => input.files?.length)).toBe(1);
  expect(await page.locator("[data-tile]").count()).toBe(0);
  const note = page.getByLabel("What the office should know");
  await note.fill("No room for this");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.locator("#notes").getByRole("alert").getByText("The phone is out of room.").waitFor();
  expect(await note.inputValue()).toBe("No room for this");
  await uploads(page, "All sent");

  await roomAgain();
  await writeNote(page, "No room for this");
  await take(page, "before", await pictures(420, 1));
  await arrived(page, id, 1);
  expect(await told(page, id)).toMatchObject({ notes: ["No room for this"] });
  expect(await numbersAt(page, id)).toEqual([420]);
  expect(await page.getByRole("alert").filter({ visible: true }).count()).toBe(0);
  await closeContent(window);
});

test("A phone that is full sends all the same, and shows pages that it has no room to keep", async () => {
  const id = await field.job({ title: "Full before it could send" });
  const { page, window } = await field.phone(CREW);
  await field.open(page, id);
  await window.context.setOffline(true);
  await take(page, "before", await pictures(430, 2));
  await tiles(page, "Waiting", 2);
  await writeNote(page, "Sent from a full phone");
  await noRoom(page);
  await window.context.setOffline(false);
  await arrived(page, id, 2);
  expect(await told(page, id)).toMatchObject({ notes: ["Sent from a full phone"] });
  expect(await numbersAt(page, id)).toEqual([430, 431]);

  const other = await field.job({ title: "Given while the phone was full" });
  await page.goto(`${field.app.url}/crew/jobs/${other}`);
  await page.getByRole("heading", { name: "Given while the phone was full" }).waitFor();
  await closeContent(window);
});

/**
 * The phone's storage is full from now on. IndexedDB looks at the quota now and then only, so in the page its writes are
 * made to fail as they do then. Answers what makes room again.
 */
async function noRoom(page: Page): Promise<() => Promise<void>> {
  const storage = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await storage.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype;
    const refuse = () => {
      throw new DOMException("Full", "QuotaExceededError");
    };
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse });
    Object.assign(window, { roomAgain: () => Object.assign(IDBObjectStore.prototype, { add, put }) });
  });
  return async () => {
    await storage.send("Storage.overrideQuotaForOrigin", { origin });
    await page.evaluate(() => Reflect.get(window, "roomAgain")());
  };
}
