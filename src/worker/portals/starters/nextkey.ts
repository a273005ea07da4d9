import { profileWith, readAt, type Starter } from "./starter.ts";

export const NEXTKEY: Starter = {
  id: "nextkey",
  name: "NextKey PM",
  about: "Photos of every task, and an authorisation number for jobs above $300.",
  rules: { photosAfter: 1, billing: { terms: { kind: "net", days: 30 } } },
  profile: profileWith({
    mail: { attach: "invoice_and_packet" },
    amounts: { authorisationAbove: 30_000 },
    mustShow: ["address", "ticket_or_authorisation", "service_date", "description"],
    documents: ["coi"],
    notes:
      "A photo of each task that was done. The thirty days begin when they approve the invoice. Rush work is approved by their " +
      "office first. Enter their billing address as the one that invoices go to.",
  }),
  sources: [readAt("https://forms.nextkeypropertymanagement.com/widget/form/9db9josMmubfRZr3J1Hz")],
};
