import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pictures } from "../phone/pictures.ts";
import type { Window } from "./support/browser.ts";
import { arrived, CREW_2, take, tiles, told, uploads, useField, writeNote } from "./support/field.ts";
import { CREW, signIn } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";

const field = useField();
const SIGNED_OUT = [/^401: /, /status of 401/];

test("The session ended meanwhile: nothing is lost, the page says so, and signing in sends all", async () => {
  const id = await field.job({ title: "Session over" });
  const { page, window } = await field.phone(CREW);
  window.complaints.expect(...SIGNED_OUT);
  await field.open(page, id);
  await window.context.setOffline(true);
  await take(page, "before", await pictures(500, 2));
  await writeNote(page, "Written before the session ended");
  await tiles(page, "Waiting", 2);
  await endSessionAtOffice(window);
  await page.reload();
  await tiles(page, "Waiting", 2);
  await page.locator("#notes").getByText("Written before the session ended").waitFor();
  await window.context.setOffline(false);
  await page.locator("#job").getByText("Sign in to send 3 things; they are kept.").waitFor();
  await uploads(page, "Sign in");

  await page.locator("#uploads").getByRole("link", { name: "Sign in" }).click();
  await signIn(page, CREW);
  await page.waitForURL(`**/crew/jobs/${id}`);
  await arrived(page, id, 2);
  expect(await told(page, id)).toMatchObject({ notes: ["Written before the session ended"] });
  await closeContent(window);
});

test("Somebody else signs in on the phone: what the first one did is kept, and goes under the right name; what they saw is gone", async () => {
  const id = await field.job({ title: "One phone, two people", crew: [CREW, CREW_2] });
  const own = await field.job({ title: "Not for the second one's eyes", crew: [CREW] });
  const { page, window } = await field.phone(CREW);
  window.complaints.expect(...SIGNED_OUT);
  await field.open(page, own);
  await field.open(page, id);
  await window.context.setOffline(true);
  await writeNote(page, "Luis was here");
  const note = page.getByLabel("What the office should know");
  await note.fill("Half written by Luis");
  await window.context.clearCookies();
  await window.context.setOffline(false);
  await uploads(page, "Sign in");

  await signInAs(page, CREW_2);
  await field.open(page, id);
  await uploads(page, "All sent");
  expect(await page.getByText("Luis was here").count()).toBe(0);
  expect(await note.inputValue()).toBe("");
  await window.context.setOffline(true);
  await page.goto(`${field.app.url}/crew/jobs/${own}`);
  await page.getByRole("heading", { name: "Not on this phone yet" }).waitFor();
  await page.goto(`${field.app.url}/crew/jobs/${id}`);
  await page.getByRole("heading", { name: "One phone, two people" }).waitFor();
  await window.context.setOffline(false);
  await writeNote(page, "Minh was here");
  await uploads(page, "All sent");
  await expect.poll(async () => (await told(page, id)).notes).toEqual(["Minh was here"]);

  await window.context.clearCookies();
  await signInAs(page, CREW);
  await field.open(page, id);
  await expect.poll(async () => (await told(page, id)).notes).toHaveLength(2);
  const notes = (await field.events(id)).filter(({ type }) => type === "note.added");
  expect(notes.map(({ actor }) => actor.name).sort()).toEqual(["Luis Ortega", "Nguyễn Minh"]);
  await closeContent(window);
});

test("Somebody else signs in where the office is slow: the first one's kept page makes way for theirs", async () => {
  const { page, window } = await field.phone(CREW);
  await page.reload();
  await uploads(page, "All sent");
  await window.context.clearCookies();
  field.mast.order({ method: "GET", path: /^\/crew$/, kind: "slow", delayMs: 5_000, times: 1 });
  await signInAs(page, CREW_2);
  const whose = async () => JSON.parse((await page.locator("#snapshot").textContent()) ?? "{}").member.name;
  expect(await whose()).toBe("Luis Ortega");
  await expect.poll(whose, { timeout: 15_000 }).toBe("Nguyễn Minh");
  await closeContent(window);
});

test("Signing out with work unsent is asked first; the work stays, what others must not see goes", async () => {
  const id = await field.job({ title: "Signed out too early" });
  const { page, window } = await field.phone(CREW);
  window.complaints.expect(...SIGNED_OUT);
  await field.open(page, id);
  // Whatever is sent meets a server that fails, so that there is something unsent while there is signal.
  window.complaints.expect(/^500: POST .*\/deeds$/, /status of 500/);
  field.mast.order({ method: "POST", path: /\/deeds$/, kind: "status", status: 500, times: 100 });
  await writeNote(page, "Not sent before signing out");
  await uploads(page, "1 to send");
  await page.getByRole("link", { name: "Back to today" }).click();
  await uploads(page, "1 to send");
  const signOut = page.locator("[data-sign-out]").getByRole("button", { name: "Sign out" });
  const leave = page.locator("dialog#leave");
  await signOut.click();
  await leave.getByText("1 thing is not sent yet. It stays on this phone").waitFor();
  await leave.getByRole("button", { name: "Stay signed in" }).click();
  await leave.waitFor({ state: "hidden" });
  await signOut.click();
  await leave.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").waitFor();
  expect(await keptOn(page)).toMatchObject({ snapshots: 0, items: 1, pages: [] });

  field.mast.clear();
  await signInAs(page, CREW);
  await field.open(page, id);
  await expect.poll(async () => (await told(page, id)).notes).toEqual(["Not sent before signing out"]);
  await uploads(page, "All sent");
  await closeContent(window);
});

/** Somebody with the same session signs out elsewhere: the phone's cookie is worth nothing any more, and still there. */
async function endSessionAtOffice({ context }: Window): Promise<void> {
  const elsewhere = await field.stage.open({});
  await elsewhere.context.addCookies(await context.cookies());
  const page = await elsewhere.context.newPage();
  await page.goto(`${field.stage.app.url}/crew`);
  await page.locator("[data-sign-out]").getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").waitFor();
  await elsewhere.context.close();
}

async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto(`${field.app.url}/sign-in`);
  await signIn(page, email);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** What is on the phone: rows of its database, and caches that hold what was shown. */
function keptOn(page: Page) {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open("closeout");
      asked.onsuccess = () => resolve(asked.result);
    });
    const count = (store: string) =>
      new Promise<number>((resolve) => {
        const asked = database.transaction(store).objectStore(store).count();
        asked.onsuccess = () => resolve(asked.result);
      });
    const kept = { snapshots: await count("snapshots"), items: await count("items") };
    database.close();
    const pages = (await caches.keys()).filter((name) => !name.startsWith("closeout-shell"));
    return { ...kept, pages };
  });
}
