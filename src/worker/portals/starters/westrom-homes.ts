import { profileWith, readAt, type Starter } from "./starter.ts";

export const WESTROM_HOMES: Starter = {
  id: "westrom-homes",
  name: "Westrom Homes",
  about:
    "A manager in Texas: before and after photos, PDF only, and nothing is paid 30 days after completion.",
  rules: { photosBefore: 1, photosAfter: 1, billing: { terms: { kind: "net", days: 15 } } },
  profile: profileWith({
    mail: {
      to: "invoices@westromhomes.com",
      subject: "Invoice {{ invoice }} for {{ address }}",
      attach: "invoice_and_packet",
    },
    invoice: { afterCompletion: true },
    deadline: { days: 30, cutoff: { weekday: 5, time: "17:00", timeZone: "America/Chicago" } },
    mustShow: ["address", "completion_date", "description"],
    notes:
      "The photos also go to the Asana task of the work order. An invoice number may never come twice. " +
      "What is incomplete comes back and waits for the next Friday.",
  }),
  sources: [readAt("https://www.westromhomes.net/current-vendors")],
};
