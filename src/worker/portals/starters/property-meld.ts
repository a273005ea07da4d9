import { profileWith, readAt, type Starter } from "./starter.ts";

const ARTICLES = "https://help.propertymeld.com/hc/en-us/articles";

export const PROPERTY_MELD: Starter = {
  id: "property-meld",
  name: "Property Meld",
  about: "Finish the meld, then upload one invoice file with its total; nothing by e-mail or text.",
  rules: {},
  profile: profileWith({
    // Its pages say 100 MB for a file, an older one 20 MB: the smaller is safe with both.
    packet: { singleFile: true, maxBytes: 20_000_000 },
    invoice: { onePerOrder: true, afterCompletion: true },
    mustShow: ["ticket_number"],
    uploadUrl: "https://app.propertymeld.com",
    notes:
      "Another upload overwrites the file that is there. Completion notes cannot be edited, and a finished meld cannot be opened " +
      "again, though files can still be added. Residents see a file only if you share it. Set your time zone in your profile.",
  }),
  sources: [
    readAt(`${ARTICLES}/115005516548`),
    readAt(`${ARTICLES}/115005244247`),
    readAt(`${ARTICLES}/26608153193107`),
    readAt(`${ARTICLES}/45762651982355`),
  ],
};
