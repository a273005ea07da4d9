import type { Letter } from "../letter.ts";
import type { Told } from "../read-ticket.ts";
import type { Layout } from "./layout.ts";

/** Latchel sends in its own name and says for whom. */
const ON_BEHALF = /\bon behalf of ([\p{L}\d][^.,\n(]{2,80})/iu;

/**
 * Jobs that Latchel offers to a service provider. Words as in its help centre (job, service request, resident, access instructions,
 * severity, pre-approved amount; mails from scheduler@latchel.com that name the management company); the samples in test/mails are made
 * after those. The address is there only once the job is accepted.
 */
export const latchel: Layout = {
  name: "latchel",
  domains: ["latchel.com"],
  shapes: [["latchel"]],
  spellings: {
    number: ["Job", "Job ID", "Job Number", "Latchel Job", "Work Order", "Work Order ID"],
    customer: ["Property Management Company", "Property Manager", "Management Company", "Account"],
    title: ["Issue", "Job Title", "Service Request"],
    description: ["Job Description", "Resident Description", "What's going on", "Job Details"],
    note: [
      "Severity",
      "Service Window",
      "Access Instructions",
      "Troubleshooting Performed",
      "Resident Damage",
      "Home Warranty",
    ],
    notToExceed: [
      "Pre-approved Amount",
      "Pre-approved up to",
      "Spend Limit",
      "Auto-approval Threshold",
      "NTE",
    ],
    other: ["Job Status", "Payment Terms"],
  },
  dateOrder: "MDY",
  alsoSays,
};

function alsoSays({ lines }: Letter): Told {
  const [, name] = ON_BEHALF.exec(lines.slice(0, 30).join("\n").slice(0, 4_000)) ?? [];
  return name ? { customer: { name: name.trim() } } : {};
}
