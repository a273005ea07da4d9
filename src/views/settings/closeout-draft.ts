import type { CloseoutRules } from "../../worker/jobs/vocabulary.ts";

/** The closeout rules as they stand in their form, and what is wrong, by field. Lists are one a line. */
export type CloseoutDraft = {
  typed: {
    photosBefore: string;
    photosAfter: string;
    signature: boolean;
    checklist: string;
    resolutionCodes: string;
    rootCauses: string;
    serialNumbers: string;
    review: boolean;
  };
  wrong: { [field: string]: string };
};

export function draftOfRules(rules: CloseoutRules): CloseoutDraft {
  const typed = {
    photosBefore: String(rules.photosBefore),
    photosAfter: String(rules.photosAfter),
    signature: rules.signature,
    checklist: (rules.checklist ?? []).map(({ text }) => text).join("\n"),
    resolutionCodes: (rules.resolutionCodes ?? []).join("\n"),
    rootCauses: (rules.rootCauses ?? []).join("\n"),
    serialNumbers: String(rules.serialNumbers ?? 0),
    review: rules.review,
  };
  return { typed, wrong: {} };
}
