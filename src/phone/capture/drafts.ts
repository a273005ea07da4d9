import { keepDraft, keptDraft } from "../store/drafts.ts";

type DraftField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Somebody else who opens the same page does not find them in its fields. */
let writer = "";

/**
 * What is being written is kept with every letter: phones throw pages away while the camera is open
 * (https://github.com/hotwired/turbo-ios/issues/204).
 * @param memberId who writes
 */
export function keepDrafts(memberId: string): void {
  writer = memberId;
  document.addEventListener("input", ({ target }) => {
    if (isDraftField(target)) keepDraft(nameOf(target), target.value);
  });
  for (const field of document.querySelectorAll("[data-draft]")) {
    if (!isDraftField(field)) continue;
    const kept = keptDraft(nameOf(field));
    // What was typed before this script was there is newer.
    if (kept === null || kept === "" || field.value !== defaultOf(field)) continue;
    field.value = kept;
    field.closest("details")?.setAttribute("open", "");
  }
}

export function forgetDraft(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll("[data-draft]"))
    if (isDraftField(field)) keepDraft(nameOf(field), "");
}

/**
 * A page that was thrown away between keeping a note and letting go of its draft shows both: the draft goes.
 * @param isKept whether the phone holds these words as something that was done
 */
export function forgetKeptDrafts(isKept: (words: string) => boolean): void {
  for (const field of document.querySelectorAll("[data-draft]")) {
    if (!(field instanceof HTMLTextAreaElement) || !isKept(field.value.trim())) continue;
    keepDraft(nameOf(field), "");
    field.value = field.defaultValue;
  }
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
  return `${writer} ${field.form?.getAttribute("action")} ${field.id || field.name}`;
}
