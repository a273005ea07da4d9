import type { Layout } from "./layout.ts";

/**
 * Service requests that ServiceChannel dispatches to a provider. Words and sections as in its provider university (tracking number,
 * caller, client, trade, category, priority, scheduled date, NTE; then work order details with the purchase order); the samples in
 * test/mails are made after those. It serves many countries, so dates are the organisation's.
 */
export const serviceChannel: Layout = {
  name: "service_channel",
  domains: ["servicechannel.com", "servicechannel.us"],
  shapes: [["servicechannel"], ["tracking", "trade", "nte", "client"]],
  spellings: {
    number: ["Tracking Number", "Tracking", "TR", "Tracking No", "Work Order Tracking"],
    otherNumber: ["Work Order", "WO", "Service Request", "Request"],
    purchaseOrder: ["Purchase Order", "Purchase Number", "PO"],
    customer: ["Client", "Subscriber", "Client Name"],
    title: ["Problem", "Issue"],
    address: ["Location", "Location Details", "Site Address", "Store Address"],
    trade: ["Trade"],
    note: [
      "Caller",
      "Caller Name",
      "Category",
      "Area",
      "Asset",
      "Problem Type",
      "Check-in Instructions",
      "IVR",
      "Pin",
      "Scheduled Date",
    ],
    due: ["Expiration Date", "Complete By", "Resolution Date"],
    other: ["Work Order Details", "New Service Request", "Currency"],
  },
};
