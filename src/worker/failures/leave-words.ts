import type { FailureKind } from "../jobs/vocabulary.ts";

/** What a person can leave as it is from where they are told of it, in the words of its button. */
export const LEAVE: { readonly [kind in FailureKind]?: string } = {
  import: "Cancel the rest",
  intake: "Leave it",
};
