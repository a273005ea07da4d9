import { invalid } from "../http/errors.ts";
import type { Invoice } from "../store/stored.ts";

const day = 24 * 60 * 60;

export interface DueParameters {
  due_date?: number;
  days_until_due?: number;
}

/** The due date (seconds) that the parameters ask for; undefined when they say nothing. */
export function dueDate(
  parameters: DueParameters,
  method: Invoice["collection_method"],
  created: number,
  now: number,
): number | undefined {
  const { due_date, days_until_due } = parameters;
  if (due_date === undefined && days_until_due === undefined) return undefined;
  if (method !== "send_invoice") {
    throw invalid(
      "You can only specify 'due_date' or 'days_until_due' if invoice collection method is 'send_invoice'.",
    );
  }
  if (due_date !== undefined && days_until_due !== undefined) {
    throw invalid("You may only specify one of these parameters: due_date, days_until_due.", {
      code: "parameters_exclusive",
      param: "due_date",
    });
  }
  if (days_until_due !== undefined) {
    if (days_until_due < 0) throw invalid("Invalid non-negative integer", { param: "days_until_due" });
    return created + days_until_due * day;
  }
  if (due_date !== undefined && due_date < now) {
    throw invalid("The due date must be in the future.", { param: "due_date" });
  }
  return due_date;
}
