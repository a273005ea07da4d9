/** A number as portals give them: at least one digit, no spaces, such as `48213-1`, `WO-2026-0117` or `T4Q9X2`. */
const NUMBER = String.raw`[\p{L}\d][\p{L}\d._/-]{0,49}`;
const LONGEST = 500;
const SIGN = String.raw`(?:\s{0,2}(?:#|№|number|num\.?|no\.|no(?=\s{0,2}[:#])|nr\.?|n\.?[º°]|id|número))?\s{0,2}[:#-]?\s{0,2}[#]?`;

/** The number at the start of a value: `#48213-1 (assigned)` is `48213-1`. Undefined where the value begins with something else. */
export function numberOf(value: string): string | undefined {
  const [first = ""] = value
    .slice(0, LONGEST)
    .trim()
    .replace(/^[#№:\s]+/, "")
    .split(/[\s,;()|\]]/);
  return asNumber(first);
}

/**
 * The number that a text gives after one of some words, such as `48213-1` in `New Work Order #48213-1: leaking tap`.
 * @param words in lower case, as pieces of regular expressions
 */
export function numberAfter(text: string, words: readonly string[]): string | undefined {
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${words.join("|")})(${SIGN})(${NUMBER})`, "giu");
  for (const [whole, sign, found = ""] of text.slice(0, LONGEST).matchAll(pattern)) {
    // Whoever writes `WO-123` means all of it.
    const number = asNumber(sign === "-" ? whole : found);
    if (number) return number;
  }
  return undefined;
}

function asNumber(text: string): string | undefined {
  const number = text.replace(/[._/:-]+$/, "");
  return /\d/.test(number) && new RegExp(`^${NUMBER}$`, "u").test(number) ? number : undefined;
}
