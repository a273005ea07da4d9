import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { readDiscount } from "../money/read-parts.ts";
import { readChange } from "./change-form.ts";
import { refuse } from "./decision.ts";
import { jobForm } from "./job-page.ts";
import { readMilestones } from "./milestones-form.ts";
import { readContact, readDetails, textOf } from "./office-verbs.ts";
import type { Command, Job, Refusal } from "./types.ts";

/** The forms on a job's screen that are read by what the job is. */
export const officeFormRoutes = new Hono<AppEnv>();

officeFormRoutes.post(
  "/office/jobs/:jobId/details",
  jobForm("details", (form, { row }, locale) => readDetails(form, row.currency, locale)),
);

officeFormRoutes.post("/office/jobs/:jobId/customer", jobForm("customer", readCustomer));

officeFormRoutes.post("/office/jobs/:jobId/discount", jobForm("discount", readDiscountOfJob));

officeFormRoutes.post(
  "/office/jobs/:jobId/plan-milestones",
  jobForm("plan-milestones", (form, { row }, locale) => readMilestones(form, row.currency, locale)),
);

officeFormRoutes.post("/office/jobs/:jobId/propose-change", jobForm("propose-change", readChange));

function readCustomer(form: FormData): Command | Refusal {
  const contact = readContact(form);
  return "ok" in contact ? contact : { type: "change_contact", contact };
}

function readDiscountOfJob(form: FormData, { row }: Job, locale: string): Command | Refusal {
  const discount = readDiscount(textOf(form, "discount"), row.currency, locale);
  return discount
    ? { type: "set_discount", ...discount }
    : refuse("invalid_input", "A discount is percent up to 100 or an amount, such as 10% or 25.00.");
}
