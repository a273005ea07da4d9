/**
 * What is being written is kept with every letter: phones throw pages away while the camera is open
 * (https://github.com/hotwired/turbo-ios/issues/204). localStorage, since it is there before the page is drawn.
 */
const PREFIX = "closeout-draft";

type DraftField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function keepDrafts(): void {
  document.addEventListener("input", ({ target }) => {
    if (isDraftField(target)) write(nameOf(target), target.value);
  });
  for (const field of document.querySelectorAll("[data-draft]")) {
    if (!isDraftField(field)) continue;
    const kept = read(nameOf(field));
    // What was typed before this script was there is newer.
    if (kept === null || kept === "" || field.value !== defaultOf(field)) continue;
    field.value = kept;
    field.closest("details")?.setAttribute("open", "");
  }
}

export function forgetDraft(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll("[data-draft]"))
    if (isDraftField(field)) write(nameOf(field), "");
}

/**
 * A page that was thrown away between keeping a note and letting go of its draft shows both: the draft goes.
 * @param isKept whether the phone holds these words as something that was done
 */
export function forgetKeptDrafts(isKept: (words: string) => boolean): void {
  for (const field of document.querySelectorAll("[data-draft]")) {
    if (!(field instanceof HTMLTextAreaElement) || !isKept(field.value.trim())) continue;
    write(nameOf(field), "");
    field.value = field.defaultValue;
  }
}

/** Nobody who signs in next reads what was half written. */
export function forgetDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}

function isDraftField(node: unknown): node is DraftField {
  return (
    (node instanceof HTMLInputElement ||
      node instanceof HTMLTextAreaElement ||
      node instanceof HTMLSelectElement) &&
    node.dataset.draft !== undefined
  );
}

function defaultOf(field: DraftField): string {
  return field instanceof HTMLSelectElement
    ? ([...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0]?.value ?? "")
    : field.defaultValue;
}

function nameOf(field: DraftField): string {
  return `${PREFIX} ${field.form?.getAttribute("action")} ${field.id || field.name}`;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Private windows of some browsers keep nothing: then a reload loses the draft, and only that.
  }
}
