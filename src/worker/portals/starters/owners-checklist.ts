import { profileWith, readAt, type Starter } from "./starter.ts";

export const OWNERS_CHECKLIST: Starter = {
  id: "owners-checklist",
  name: "Contractor checklist (Manifest.ly)",
  about: "What many owners' agreements ask: W-9, insurance that names both, and three bids for large work.",
  rules: {},
  profile: profileWith({
    amounts: { bids: { above: 250_000, count: 3 } },
    documents: ["w9", "coi", "licence"],
    notes:
      "The certificate names the manager and the owner as additional insured, not as holder alone. Some owners ask for bids only " +
      "above $5,000: then change the amount. Note which vendors declined to bid.",
  }),
  sources: [readAt("https://app.manifest.ly/public/checklists/90dc78dc5251b44f578c45cad3f05700?modal=true")],
};
