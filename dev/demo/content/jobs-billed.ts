import type { JobSpec } from "../story.ts";
import { jobsOwed } from "./jobs-owed.ts";
import { jobsPaid } from "./jobs-paid.ts";

export const jobsBilled: JobSpec[] = [...jobsOwed, ...jobsPaid];
