import type { JobSpec } from "../story.ts";
import { jobsByCustomer } from "./jobs-by-customer.ts";
import { jobsInHand } from "./jobs-in-hand.ts";
import { jobsInParts } from "./jobs-in-parts.ts";
import { jobsOwed } from "./jobs-owed.ts";
import { jobsPaid } from "./jobs-paid.ts";
import { jobsToday } from "./jobs-today.ts";

export const gulfCoastJobs: JobSpec[] = [
  ...jobsPaid,
  ...jobsOwed,
  ...jobsInHand,
  ...jobsByCustomer,
  ...jobsInParts,
  ...jobsToday,
];
