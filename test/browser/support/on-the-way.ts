import type { Page } from "playwright-core";
import { pictures } from "../../phone/pictures.ts";
import type { Window } from "./browser.ts";
import { take, tiles, type useField } from "./field.ts";

/** What is pressed or read on the way through the crew's pages. */
export const WORDS = {
  en: {
    language: "English",
    signOut: "Sign out",
    waiting: "Waiting",
    ask: "Ask the customer",
    note: "Add note",
    link: "Send link",
  },
  es: {
    language: "Español",
    signOut: "Cerrar sesión",
    waiting: "En espera",
    ask: "Preguntar al cliente",
    note: "Agregar nota",
    link: "Enviar enlace",
  },
} as const;
type Words = (typeof WORDS)[keyof typeof WORDS];

/** Opens every form that waits behind a button. */
export async function openEverything(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
}

/** Without signal: a photo, a note, a point of the checklist and material, all kept and none sent. */
export async function keepSome(page: Page, { context }: Window, words: Words): Promise<void> {
  const [sent = [], kept = []] = (await pictures(900, 2)).map((one) => [one]);
  await take(page, "before", sent);
  await page.locator("#photos-before a img").first().waitFor();
  await context.setOffline(true);
  await take(page, "before", kept);
  await tiles(page, words.waiting, 1);
  await openEverything(page);
  await note(page, "Tenant came home at ten.", words);
  await page.locator("#checklist button").first().click();
  await page.locator("#material-item").selectOption({ index: 1 });
  await page.locator("#material-quantity").fill("2");
  await page.locator("#add-material button").click();
}

/** A photo that is too large, a request that is too small, and a note that waits behind them. */
export async function getStuck(
  page: Page,
  { context }: Window,
  { mast }: ReturnType<typeof useField>,
  words: Words,
): Promise<void> {
  await context.setOffline(false);
  await page.locator("#uploads.good").waitFor();
  mast.order({ method: "POST", path: /\/photos$/, kind: "status", status: 413, times: 1 });
  await take(page, "after", await pictures(902, 1));
  await page.locator("#photos-after .attention").waitFor();
  await askFor(page, "10", words);
  await page.locator("#stuck .case").nth(1).waitFor();
  await context.setOffline(true);
  await note(page, "Key is back in the box.", words);
}

export async function askFor(page: Page, amount: string, words: Words): Promise<void> {
  await page.locator("#more-amount").fill(amount);
  await page.locator("#more-reason").fill("A new post.");
  await page.getByRole("button", { name: words.ask }).click();
}

async function note(page: Page, text: string, words: Words): Promise<void> {
  await page.locator("#note").fill(text);
  await page.getByRole("button", { name: words.note }).click();
}
