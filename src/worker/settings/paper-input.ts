import * as z from "zod";
import { PAPER_FIELDS, type PaperDraft } from "../../views/settings/paper-draft.ts";
import type { Identity } from "../database/schema.ts";
import { paragraphs } from "../intake/fields.ts";
import { textOf } from "../jobs/office-verbs.ts";
import { PAPER_SIZES } from "../portals/profile.ts";
import { isColour } from "./colour.ts";
import { isCountry } from "./countries.ts";
import { lineOrNothing, oneOf } from "./portal-fields.ts";

export type PaperInput = {
  /** `#rrggbb`; null is the house's own. */
  colour: string | null;
  licence: string | null;
  address: string | null;
  identity: Identity;
};

const fields = z.object({
  colour: z.string().refine((text) => text === "" || isColour(text), {
    error: "A colour is # and six digits or letters from a to f, such as #1d56b5.",
  }),
  legalName: lineOrNothing(200),
  country: z.string().refine((text) => text === "" || isCountry(text), { error: "Choose one of these." }),
  taxId: lineOrNothing(40),
  registration: lineOrNothing(60),
  licence: lineOrNothing(60),
  address: lineOrNothing(300),
  paper: oneOf(["", ...PAPER_SIZES]).transform((text) => text || null),
  payment: paragraphs(1000),
});

/** The vendor's papers as a person typed them; `papers` is null where something is wrong, which `draft` says at its field. */
export function readPapers(form: FormData): { draft: PaperDraft; papers: PaperInput | null } {
  const typed = Object.fromEntries(
    PAPER_FIELDS.map((name) => [name, textOf(form, name)]),
  ) as PaperDraft["typed"];
  const read = fields.safeParse(typed);
  const wrong: PaperDraft["wrong"] = {};
  for (const { path, message } of read.error?.issues ?? []) wrong[String(path[0])] ??= message;
  if (!read.success) return { draft: { typed, wrong }, papers: null };
  const { colour, legalName, country, taxId, registration, licence, address, paper, payment } = read.data;
  const identity: Identity = {
    ...(legalName !== null && { legalName }),
    ...(country !== "" && { country }),
    ...(taxId !== null && { taxId }),
    ...(registration !== null && { registration }),
    ...(paper !== null && { paper }),
    ...(payment !== "" && { payment }),
  };
  return {
    draft: { typed, wrong },
    papers: { colour: colour.toLowerCase() || null, licence, address, identity },
  };
}
