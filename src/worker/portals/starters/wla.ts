import { profileWith, readAt, type Starter } from "./starter.ts";

export const WLA: Starter = {
  id: "wla",
  name: "WLA Property Management",
  about: "Labour and material apart, the unit with the address, and your papers current.",
  rules: {},
  profile: profileWith({
    packet: { sections: ["cover", "work", "lines", "photos", "signature", "manifest"] },
    mustShow: ["address", "unit", "service_date", "description", "labour_material_split"],
    documents: ["w9", "coi", "licence"],
    notes:
      "The certificate names them as its holder and covers $1M an occurrence. Work outside the agreed scope needs their approval " +
      "before it is done.",
  }),
  sources: [readAt("https://www.wlapropertymanagement.com/checklist")],
};
