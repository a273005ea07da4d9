import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { SCREENS, tooSmall, tooWide } from "./look.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 360, 768];
/** A phone of 390 px whose page is enlarged to twice its size. */
const ENLARGED = 195;
const HEIGHT = 780;
const SMALLEST_TARGET = 44;

/** Everything that is wrong with a page as it stands, for whoever cannot see, aim or read small letters. */
export async function surveyed(page: Page, name: string): Promise<string[]> {
  await page.waitForLoadState("load");
  const wrong: string[] = [];
  const add = (where: string, found: string[]) =>
    wrong.push(...found.map((what) => `${name}, ${where}: ${what}`));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    add(`${width} px`, await page.evaluate(tooWide));
    add(`${width} px`, await page.evaluate(tooSmall, SMALLEST_TARGET));
    add(`${width} px`, await page.evaluate(cutOff));
    await page.screenshot({ path: join(SCREENS, `accessible ${name} ${width}.png`), animations: "disabled" });
  }
  await page.setViewportSize({ width: ENLARGED, height: HEIGHT / 2 });
  add("enlarged", [...(await page.evaluate(tooWide)), ...(await page.evaluate(cutOff))]);
  await page.setViewportSize({ width: 320, height: HEIGHT });
  await page.evaluate(setTextSize, "200%");
  add("large text", [...(await page.evaluate(tooWide)), ...(await page.evaluate(cutOff))]);
  await page.evaluate(setTextSize, "");
  await page.setViewportSize({ width: 390, height: 844 });
  return [...wrong, ...(await readAloud(page, name))];
}

/** What axe-core finds on the page as it stands, in light and in dark. */
export async function readAloud(page: Page, name: string): Promise<string[]> {
  const light = await axe(page, { runOnly: TAGS });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axe(page, { runOnly: ["color-contrast", "link-in-text-block"] });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light.map((what) => `${name}, light: ${what}`), ...dark.map((what) => `${name}, dark: ${what}`)];
}

/** What axe-core finds: the rule, and the first elements that break it. */
async function axe(page: Page, options: RunOptions): Promise<string[]> {
  // Evaluated, not added as a script: the page's own rules would refuse that.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await readFile(AXE, "utf8"));
  const { violations } = await page.evaluate(async (given): Promise<AxeResults> => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
    return Reflect.get(window, "axe").run(document, { ...given, resultTypes: ["violations"] });
  }, options);
  return violations.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 120));
    return `${id}: ${where.join(" | ")}`;
  });
}

function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
}

/** Text that does not fit its box and is not shown whole, and controls that lie on one another. */
function cutOff(): string[] {
  const shown = (element: Element) => element.checkVisibility() && !element.closest(".unseen, .pad");
  const hidden = [...document.body.querySelectorAll<HTMLElement>("*")].filter((element) => {
    const clips = getComputedStyle(element).overflowX !== "visible" && element.tagName !== "IMG";
    const much = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    return clips && much && shown(element) && !element.matches("input, textarea, select, .which, .scroll");
  });
  const controls = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, select, textarea, summary, label.button"),
  ]
    .filter((control) => shown(control) && !control.closest(".top, .foot"))
    .filter((control) => !document.querySelector("dialog[open]") || control.closest("dialog[open]"));
  const boxes = controls.map((control) => control.getBoundingClientRect());
  const covered = controls.filter((control, index) => {
    const box = boxes[index];
    if (!box) return false;
    return boxes.some((other, place) => {
      if (place <= index || controls[place]?.contains(control) || control.contains(controls[place] ?? null))
        return false;
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      return across > 1 && down > 1;
    });
  });
  const nameOf = (element: Element) =>
    `<${element.tagName} ${element.className}> “${element.textContent?.trim().slice(0, 40)}”`;
  return [
    ...hidden.map((element) => `${nameOf(element)} is cut off`),
    ...covered.map((element) => `${nameOf(element)} lies under another control`),
  ];
}
