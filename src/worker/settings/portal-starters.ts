import type { StartersDraft } from "../../views/settings/portal-starters-screen.tsx";
import { textOf } from "../jobs/office-verbs.ts";
import { STARTERS, type Starter } from "../portals/starters.ts";

const LONGEST_NAME = 100;

export type Copy = { starter: Starter; name: string };

/** Nothing ticked, everything under its own name. */
export const NOTHING_CHOSEN: StartersDraft = { chosen: new Set(), names: new Map(), wrong: {} };

/**
 * What a person wants copied from the library; `copies` is null where something is wrong, which `draft` says at its field.
 * @param taken the names that the portals have and had, in lower case
 */
export function readCopies(
  form: FormData,
  taken: ReadonlySet<string>,
): { draft: StartersDraft; copies: Copy[] | null } {
  const ticked = form.getAll("starter");
  const copies = STARTERS.filter(({ id }) => ticked.includes(id)).map((starter) => ({
    starter,
    name: textOf(form, `name_${starter.id}`).replace(/\s+/g, " ") || starter.name,
  }));
  const names = new Map(STARTERS.map(({ id }) => [id, textOf(form, `name_${id}`)]));
  const wrong: StartersDraft["wrong"] = copies.length === 0 ? { starter: "Tick what you want to copy." } : {};
  const seen = new Set(taken);
  for (const { starter, name } of copies) {
    if (seen.has(name.toLowerCase())) wrong[`name_${starter.id}`] = "Another portal has or had this name.";
    if (name.length > LONGEST_NAME)
      wrong[`name_${starter.id}`] = `A name may have ${LONGEST_NAME} characters.`;
    seen.add(name.toLowerCase());
  }
  const draft = { chosen: new Set(copies.map(({ starter }) => starter.id)), names, wrong };
  return { draft, copies: Object.keys(wrong).length === 0 ? copies : null };
}
