import type { Layout } from "./layout.ts";
import { managerIn } from "./sender-name.ts";

/**
 * Work orders that Yardi Voyager and Facility Manager mail to a vendor. Words as in published Voyager maintenance manuals (property and
 * unit by their codes, caller, brief and full description, access notes); the mails themselves are not documented, and the samples in
 * test/mails are made after those.
 */
export const yardi: Layout = {
  name: "yardi",
  domains: ["yardi.com", "yardione.com", "vendorcafe.com", "vendorshield.com"],
  shapes: [["yardi"], ["vendorcafe"]],
  spellings: {
    title: ["Brief Desc", "Brief Desc."],
    description: ["Full Desc", "Full Desc.", "Full Description", "Problem Description Notes", "Tech Notes"],
    trade: ["Sub Category", "Subcategory"],
    note: [
      "Caller",
      "Caller Phone",
      "Access Notes",
      "Access OK",
      "Tenant Code",
      "Resident Code",
      "Unit Status",
      "Priority",
    ],
    due: ["Date Due", "Due Dt", "Expected Completion Date"],
    customer: ["Owner Entity", "Bill To Entity"],
    property: ["Prop", "Property Code", "Property Name"],
    other: ["Call Date", "Sched Date", "Employee", "Batch"],
  },
  dateOrder: "MDY",
  alsoSays: ({ senderName }) => {
    const name = managerIn(senderName, "yardi");
    return name ? { customer: { name } } : {};
  },
};
