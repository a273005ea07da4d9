import { profileWith, type Starter, toldAt } from "./starter.ts";

export const PAPERLESS: Starter = {
  id: "paperless",
  name: "Paperless PM",
  about: "One billing address and no other; the invoice comes on the day of the work.",
  rules: { billing: { terms: { kind: "net", days: 7 } } },
  profile: profileWith({
    mail: { ccAllowed: false },
    deadline: { days: 0 },
    notes:
      "What goes to another address counts as never sent: enter their billing address as the one that invoices go to. Bills are " +
      "paid weekly.",
  }),
  sources: [toldAt("https://paperlesspropertymanagement.com/vendor-faq")],
};
