import type { Layout } from "./layout.ts";
import { managerIn } from "./sender-name.ts";

/**
 * Work orders that AppFolio mails to a vendor in the manager's name. Words as in its vendor portal's overview and in vendors' guides
 * (job description, permission to enter, maintenance limit, order numbers such as 48213-1); the mails themselves are not documented,
 * and the samples in test/mails are made after those.
 */
export const appfolio: Layout = {
  name: "appfolio",
  domains: ["appfolio.com", "appfolio.us"],
  shapes: [["appfolio"]],
  spellings: {
    description: [
      "Job Description",
      "Vendor Instructions",
      "Work to Be Performed",
      "Service Request Description",
    ],
    notToExceed: ["Maintenance Limit", "Estimate Threshold"],
    note: [
      "Vendor Trade",
      "Work Order Issue",
      "Permission To Enter",
      "Maintenance Notes",
      "Unit Turn",
      "Requested and available on",
    ],
    other: ["Estimate Amount", "Estimated On", "Property Group"],
  },
  dateOrder: "MDY",
  alsoSays: ({ senderName }) => {
    const name = managerIn(senderName, "appfolio");
    return name ? { customer: { name } } : {};
  },
};
