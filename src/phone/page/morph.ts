import { Idiomorph } from "idiomorph";

/** Puts new markup in the place of an element, keeping what a person has in hand: the focus, what is typed, what is open. */
export function morph(element: Element, markup: Element): void {
  Idiomorph.morph(element, markup, {
    morphStyle: "outerHTML",
    callbacks: {
      beforeNodeMorphed: (old, next) => !(isTyped(old) && next instanceof Element),
      // What a form said is in no markup; the form itself takes it back.
      beforeNodeRemoved: (node) => !(node instanceof HTMLElement && node.dataset.said !== undefined),
      // What a person opened stays open; only they close it.
      beforeAttributeUpdated: (name, node, how) =>
        !(name === "open" && (how === "remove" || node instanceof HTMLDialogElement)),
    },
  });
}

/** A field that a person changed, or is in, keeps what they wrote. */
function isTyped(node: Node): boolean {
  if (node === document.activeElement && node instanceof Element && node.matches("input, textarea, select")) {
    return true;
  }
  if (node instanceof HTMLTextAreaElement) return node.value !== node.defaultValue;
  if (node instanceof HTMLSelectElement) {
    return [...node.options].some((option) => option.selected !== option.defaultSelected);
  }
  if (!(node instanceof HTMLInputElement)) return false;
  if (node.type === "hidden") return false;
  if (node.type === "file") return (node.files?.length ?? 0) > 0;
  if (node.type === "checkbox" || node.type === "radio") return node.checked !== node.defaultChecked;
  return node.value !== node.defaultValue;
}
