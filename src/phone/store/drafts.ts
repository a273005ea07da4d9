/**
 * What is being written, letter by letter. localStorage, since it is there before the page is drawn. Private windows of some
 * browsers keep nothing: then a reload loses the draft, and only that.
 */
const PREFIX = "closeout-draft";

export function keptDraft(name: string): string | null {
  try {
    return localStorage.getItem(`${PREFIX} ${name}`);
  } catch {
    return null;
  }
}

/** Nothing is kept of an empty one. */
export function keepDraft(name: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(`${PREFIX} ${name}`);
    else localStorage.setItem(`${PREFIX} ${name}`, text);
  } catch {
    // As above.
  }
}

/** Nobody who signs in next reads what was half written. */
export function forgetDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}
