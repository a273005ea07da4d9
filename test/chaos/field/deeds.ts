import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { pictures } from "../../phone/pictures.ts";
import type { Chance } from "../random.ts";
import type { FieldPhone } from "./field-phone.ts";

const LABELS = ["before", "during", "after"] as const;
const SOURCES = ["camera", "gallery"] as const;
const PRESS_MS = 1_500;

/** Hands out pictures as files, each number once over all phones. */
export class Roll {
  private next = 1;
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async load(): Promise<Roll> {
    return new Roll(await mkdtemp(join(tmpdir(), "closeout-roll-")));
  }

  async take(count: number): Promise<{ number: number; file: string }[]> {
    const first = this.next;
    this.next += count;
    const taken = await pictures(first, count);
    return Promise.all(
      taken.map(async ({ number, name, buffer }) => {
        const file = join(this.folder, name);
        await writeFile(file, buffer);
        return { number, file };
      }),
    );
  }

  /** Files stay until the end: a browser reads a chosen photo late, and may choose it again by itself. */
  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** Takes or chooses one to three photos; they count as given to the page from here on. */
export async function takePhotos(phone: FieldPhone, jobId: string, roll: Roll, chance: Chance) {
  const label = chance.oneOf(LABELS);
  const shots = await roll.take(chance.between(1, 3));
  const field = phone.page().locator(`#${chance.oneOf(SOURCES)}-${label}`);
  // `setInputFiles` would wait for the field; where there is none, nobody can take a photo.
  if (!(await isThere(field))) return [];
  for (const { number } of shots) phone.diary.photos.set(number, { jobId, label });
  phone.diary.note(`given: ${shots.map(({ number }) => number)} on ${phone.page().url()}`);
  phone.diary.count("photos given to the page", shots.length);
  await field.setInputFiles(
    shots.map(({ file }) => file),
    { timeout: PRESS_MS },
  );
  return shots.map(({ number }) => number);
}

export async function writeNote(phone: FieldPhone, jobId: string, words: string): Promise<boolean> {
  const field = phone.page().locator("#note");
  if (!(await isThere(field))) return false;
  phone.diary.notes.set(words, jobId);
  await field.fill(words, { timeout: PRESS_MS });
  // A page that was loaded again meanwhile may hold an older draft: nobody sends off words that they do not see.
  const sent = await field.evaluate((element: HTMLTextAreaElement, seen) => {
    if (element.value === seen) element.form?.querySelector<HTMLElement>("button[type=submit]")?.click();
    return element.value === seen;
  }, words);
  if (sent) phone.diary.count("notes");
  return sent;
}

export async function tickPoint(phone: FieldPhone, chance: Chance): Promise<boolean> {
  const buttons = phone.page().locator("#checklist button");
  const count = await buttons.count();
  return count > 0 && press(phone, buttons.nth(chance.between(0, count - 1)), "points pressed");
}

export async function takeStep(phone: FieldPhone, chance: Chance): Promise<boolean> {
  const buttons = phone.page().locator("#foot form[data-deed] button");
  const count = await buttons.count();
  return count > 0 && press(phone, buttons.nth(chance.between(0, count - 1)), "steps pressed");
}

/** By the element itself, as a finger that is quicker than the page's own movements. */
async function press(phone: FieldPhone, button: Locator, what: string): Promise<boolean> {
  if (!(await isThere(button))) return false;
  await button.evaluate((element: HTMLElement) => element.click(), undefined, { timeout: PRESS_MS });
  phone.diary.count(what);
  return true;
}

async function isThere(found: Locator): Promise<boolean> {
  return (await found.count()) > 0;
}
