import { profileWith, readAt, type Starter, toldAt } from "./starter.ts";

/** Three ways in which managers feed Yardi: an inbox that a machine reads, PredictAP in front of it, and Payscan. */
export const YARDI_INBOX: Starter = {
  id: "yardi-inbox",
  name: "Yardi inbox (MyPropertyBilling)",
  about: "An inbox that a machine reads: one PDF for an invoice, no links, no words in the mail, no copies.",
  rules: {},
  profile: profileWith({
    packet: { singleFile: true, links: false },
    mail: {
      to: "Invoices-DPM-MPB@yardifs.com",
      ccAllowed: false,
      subject: "Invoice {{ invoice }} {{ ticket }}",
      subjectUnique: true,
      bodyEmpty: true,
      attach: "invoice_and_packet",
    },
    documents: ["registration"],
    notes:
      "Register with VendorShield first. Nobody reads this inbox: what the machine cannot read is lost without an answer, so look " +
      "in Vendor Cafe whether it arrived. No password on the PDF and no field marked with colour.",
  }),
  sources: [readAt("http://www.mypropertybilling.com/vendor-payment-instructions")],
};

export const YARDI_PREDICTAP: Starter = {
  id: "yardi-predictap",
  name: "Yardi with PredictAP",
  about: "The PO number is read off the invoice, and the total must be the order's to the cent.",
  rules: {},
  profile: profileWith({
    packet: { singleFile: true, links: false },
    mail: { subject: "Invoice {{ invoice }}, PO {{ po }}", attach: "invoice" },
    amounts: { purchaseOrder: "equal" },
    notes:
      "The order must be open and made out to you, under the name on your invoice. Yardi rejects any other amount; above a tenth " +
      "more, PredictAP asks to verify it. Have the order changed before you send, not after.",
  }),
  sources: [readAt("https://helpcenter.predictap.com/predictap-purchase-order-feature-for-yardi-customers")],
};

export const YARDI_PAYSCAN: Starter = {
  id: "yardi-payscan",
  name: "Yardi Payscan",
  about: "No purchase order, no pay; what goes beyond it needs a change order first.",
  rules: { billing: { terms: { kind: "net", days: 30 } } },
  profile: profileWith({
    amounts: { purchaseOrder: "required", writtenApproval: true },
    notes:
      "Extra work needs a purchase order of its own before it begins. Terms are 30 to 60 days, and cheques are written twice a month.",
  }),
  sources: [toldAt("https://jeopardylabs.com/print/2025-yardi-payscan-training")],
};
