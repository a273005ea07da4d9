import { profileWith, readAt, type Starter } from "./starter.ts";

export const GREEN_RESIDENTIAL: Starter = {
  id: "green-residential",
  name: "Green Residential",
  about: "PDFs by e-mail without a link in them; the subject is the address of the property.",
  // Paid on Fridays, 7 to 14 business days after: twenty days by the calendar.
  rules: { billing: { terms: { kind: "net", days: 20 } } },
  profile: profileWith({
    packet: { links: false },
    mail: {
      to: "greenrealestategroup@invoices.appfolio.com",
      subject: "{{ address }}{% if unit %}, {{ unit }}{% endif %}",
      attach: "invoice_and_packet",
    },
    mustShow: ["address", "service_date", "description"],
    notes:
      "Say on the invoice if you quote more work. A confirmation with the names of the files comes within minutes: if it does not, " +
      "ask. The AppFolio portal is their preferred way.",
  }),
  sources: [readAt("https://support.greenresidential.com/hc/en-us/articles/17680289993367")],
};
