import type { Page } from "playwright-core";

const MOST_STOPS = 150;

/**
 * Goes through a page with Tab alone, to its end. Answers what is wrong: a control that is never reached, one that is reached
 * and lies behind what sticks to an edge, or one whose focus cannot be seen.
 */
export async function tabbedThrough(page: Page): Promise<string[]> {
  // A browser shows the focus to whoever uses keys; a dialog was opened with one.
  if ((await page.locator("dialog[open]").count()) === 0) await page.keyboard.press("Tab");
  await page.evaluate(() => {
    // Not marked on the elements: the page is made anew meanwhile, and would lose the marks.
    Reflect.set(window, "reached", new Set());
    if (document.querySelector("dialog[open]")) return;
    document.querySelector<HTMLElement>("a[href], button")?.focus();
    window.scrollTo(0, 0);
  });
  // A dialog has the focus in it when it opens; a page is given it at its first control.
  const wrong = (await page.evaluate(standing)) ?? [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(standing);
    if (found === null) break;
    wrong.push(...found);
  }
  return [...wrong, ...(await page.evaluate(neverReached))];
}

/** Where the focus is now; null once it was here before or has left the page. */
function standing(): string[] | null {
  const reached: Set<Element> = Reflect.get(window, "reached");
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body || reached.has(focused)) return null;
  reached.add(focused);
  const name = `“${(focused.getAttribute("aria-label") ?? focused.textContent ?? focused.id).trim().slice(0, 40)}” (${focused.id || focused.tagName})`;
  // A field that is not shown itself stands for its label.
  const shown = focused.closest("label") ?? focused;
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  const wrong: string[] = [];
  for (const y of [top + 3, bottom - 3]) {
    const hit = document.elementFromPoint((left + right) / 2, y);
    const seen = hit !== null && (shown.contains(hit) || hit.contains(shown));
    if (!seen || y < 0 || y > innerHeight)
      wrong.push(`${name} lies behind <${hit?.tagName} class="${hit?.className}">`);
  }
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2)
    wrong.push(`${name} does not show its focus`);
  return wrong;
}

function neverReached(): string[] {
  const reached: Set<Element> = Reflect.get(window, "reached");
  const within = document.querySelector("dialog[open]") ?? document.body;
  const all = within.querySelectorAll<HTMLElement>(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
  );
  return [...all]
    .filter((one) => one.checkVisibility() && !one.matches(":disabled") && !reached.has(one))
    .map((one) => `“${(one.textContent || one.id).trim().slice(0, 40)}” is never reached with Tab`);
}

/** Tab never leaves an open dialog, and when Escape closes it the focus is back where it was. */
export async function trapped(page: Page, opener: string, dialog: string): Promise<string[]> {
  await page.locator(opener).first().focus();
  await page.keyboard.press("Enter");
  await page.locator(`${dialog}[open]`).waitFor();
  const wrong = await tabbedThrough(page);
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Shift+Tab");
    const outside = await page.evaluate(
      (one) => document.activeElement !== document.body && !document.activeElement?.closest(one),
      dialog,
    );
    if (outside) wrong.push(`Tab leaves ${dialog}`);
  }
  await page.keyboard.press("Escape");
  const back = await page.evaluate((one) => document.activeElement?.matches(one) ?? false, opener);
  return back ? wrong : [...wrong, `the focus does not come back from ${dialog} to ${opener}`];
}
