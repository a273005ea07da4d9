import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { PROJECT } from "../../../dev/build.ts";

export const SCREENS = join(PROJECT, "test/output/screens");
const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const SMALLEST_TARGET = 44;

type Looking = {
  /** What the picture is called. */
  name: string;
  /** Also in the dark. */
  dark?: boolean;
  /** Each control must be large enough for a thumb in a glove. */
  thumbs?: boolean;
};

/** Takes the page's picture at the widths of a phone, a tablet and a desk; answers what is wrong with it there. */
export async function look(page: Page, { name, dark, thumbs }: Looking): Promise<string[]> {
  await mkdir(SCREENS, { recursive: true });
  const wrong: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.evaluate(loadEverything);
    for (const colorScheme of dark ? (["light", "dark"] as const) : (["light"] as const)) {
      await page.emulateMedia({ colorScheme });
      const path = join(SCREENS, `${name}-${size.width}${colorScheme === "dark" ? "-dark" : ""}.png`);
      await takePicture(page, path, size);
    }
    const where = `${name} at ${size.width}`;
    wrong.push(...(await page.evaluate(tooWide)).map((it) => `${where}: ${it}`));
    if (thumbs)
      wrong.push(...(await page.evaluate(tooSmall, SMALLEST_TARGET)).map((it) => `${where}: ${it}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return wrong;
}

/** The whole page in one window, so that what sticks to an edge stands at the page's; a dialog as it is seen. */
async function takePicture(page: Page, path: string, size: { width: number; height: number }): Promise<void> {
  const height = await page.evaluate(() =>
    document.querySelector("dialog[open]") ? 0 : document.documentElement.scrollHeight,
  );
  if (height > size.height) await page.setViewportSize({ ...size, height });
  await page.screenshot({ path, animations: "disabled" });
  if (height > size.height) await page.setViewportSize(size);
}

/** Photos that a reader would have to scroll to, too. */
async function loadEverything(): Promise<void> {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}

/** What reaches beyond the window, if the page can be moved sideways, and the tables beyond their paper. */
export function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const beyond = (element: Element, edge: number) => element.getBoundingClientRect().right > edge + 1;
  const tables = [...document.querySelectorAll(".sheet table")].filter((table) => {
    const paper = table.closest(".scroll") ?? table.closest(".sheet");
    return paper?.className !== "scroll" && beyond(table, paper?.getBoundingClientRect().right ?? 0);
  });
  const found = tables.map((table) => `a table is wider than its sheet (${table.className})`);
  if (scrollWidth <= clientWidth) return found;
  const first = [...document.body.querySelectorAll("*")].find((element) => beyond(element, clientWidth));
  return [
    ...found,
    `${scrollWidth - clientWidth} px too wide, first <${first?.tagName} class="${first?.className}">`,
  ];
}

/** The controls that are smaller than `least` pixels, either way. A link within a sentence is as high as its line. */
export function tooSmall(least: number): string[] {
  const controls = document.querySelectorAll<HTMLElement>(
    "a[href], button, input:not(.unseen, [type=hidden]), select, textarea, summary, label.button, label.need",
  );
  return [...controls].flatMap((control) => {
    const { width, height } = control.getBoundingClientRect();
    const shown = control.checkVisibility() && width > 0;
    if (!shown || (width >= least && height >= least)) return [];
    const size = `${Math.round(width)} × ${Math.round(height)}`;
    return [`“${(control.textContent ?? "").trim().slice(0, 40)}” is ${size} px`];
  });
}
