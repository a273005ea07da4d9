import { and, eq, gt, lt, lte, or } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { addDays, calendarDateIn } from "../time/calendar.ts";
import { now } from "../time/clock.ts";
import { allOrganisations } from "../timers/organisations.ts";
import type { ReminderMessage } from "./message.ts";
import { dueStep, isPayable, REMINDER_STEPS } from "./rules.ts";

const MOST = 100;

/** Finds the invoices that are due for a reminder on today's date in their organisation's time zone, and queues one each. */
export async function findReminders(env: Env): Promise<void> {
  for (const { id, timeZone } of await allOrganisations(env)) {
    const messages = await remindersOf(env, id, calendarDateIn(timeZone, now(env)));
    for (let from = 0; from < messages.length; from += MOST) {
      await env.REMINDERS.sendBatch(messages.slice(from, from + MOST).map((body) => ({ body })));
    }
  }
}

/** What looks due by the records; the job decides again, and the letter once more. */
async function remindersOf(env: Env, organisationId: string, today: string): Promise<ReminderMessage[]> {
  const db = databaseOf(env, organisationId);
  const { invoice } = t;
  const passed = REMINDER_STEPS.map((step) =>
    and(lte(invoice.dueOn, addDays(today, -step)), lt(invoice.remindedStep, step)),
  );
  const late = await db
    .select()
    .from(invoice)
    .where(
      and(
        eq(invoice.organisationId, organisationId),
        or(
          eq(invoice.status, "open"),
          and(eq(invoice.status, "uncollectible"), eq(invoice.recovering, true)),
        ),
        gt(invoice.amountDue, 0),
        or(...passed),
      ),
    );
  return late.flatMap((row) => {
    const step = isPayable(row) ? dueStep(row, today) : null;
    return step === null ? [] : [{ organisationId, jobId: row.jobId, invoiceId: row.id, step }];
  });
}
