import type { Page } from "playwright-core";
import { en } from "../../../src/messages/crew/en.ts";
import { es } from "../../../src/messages/crew/es.ts";

/** What stands for a word or a number that a sentence is given. */
const GIVEN = "§";
/** English names of days and months, and the English times of day. */
const ENGLISH_TIMES =
  /\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(january|february|april|june|july|august)\b|\d (AM|PM)\b/i;

/** English that is left on a page for Spanish readers. `own`: everything that the office wrote itself, in any language. */
export async function untranslated(page: Page, own: string): Promise<string[]> {
  const texts = await page.evaluate(everyText);
  const foreign = texts.filter((text) => !own.includes(text));
  return foreign.filter((text) => ENGLISH_TIMES.test(text) || ENGLISH.some((words) => words.test(text)));
}

/** The title, every text, and every attribute that is read aloud. */
function everyText(): string[] {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inPage = !node.parentElement?.closest("script, style, noscript, [lang=en], [lang=es]:not(html)");
    if (inPage) texts.push(node.textContent ?? "");
  }
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of ["aria-label", "alt", "placeholder", "title"])
      texts.push(element.getAttribute(name) ?? "");
  }
  return texts.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter(Boolean);
}

/** Every English sentence that differs in Spanish; one word alone must be the whole text. */
const ENGLISH = sentences(en)
  .filter((sentence) => !sentences(es).includes(sentence))
  .map((sentence) => {
    const escaped = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(GIVEN, ".+");
    return /[a-z]{2,} [a-z]{2,}/i.test(sentence) ? new RegExp(escaped) : new RegExp(`^${escaped}$`);
  });

function sentences(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [GIVEN, 0, 1].map((given) => String(words(given, GIVEN, GIVEN)));
  if (typeof words !== "object" || words === null) return [];
  return Object.values(words).flatMap(sentences);
}
