import { profileWith, type Starter, toldAt } from "./starter.ts";

export const USA_PROPERTY_GROUP: Starter = {
  id: "usa-property-group",
  name: "USA Property Group",
  about: "The invoice is made out to the company that owns the property; W-9 and insurance first.",
  rules: {},
  profile: profileWith({
    mustShow: ["owner_name"],
    documents: ["w9", "coi"],
    notes:
      "The certificate names the property as additional insured; the insurer is rated A- VII or better by AM Best.",
  }),
  sources: [toldAt("https://usapropertygroup.com/vendors")],
};
