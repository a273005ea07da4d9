import type { DocumentKind } from "../../worker/portals/profile.ts";

/** What the vendor's papers are called: as a heading, and within a sentence's beginning. */
export const DOCUMENT_WORDS: { [kind in DocumentKind]: { name: string; the: string } } = {
  w9: { name: "W-9", the: "The W-9" },
  coi: { name: "Certificate of insurance", the: "The certificate of insurance" },
  licence: { name: "Licence", the: "The licence" },
  lien_waiver: { name: "Lien waiver", the: "The lien waiver" },
  registration: { name: "Registration", the: "The registration" },
};
