import type { FC } from "hono/jsx";
import type { PayFacts } from "../../worker/payments/pay-records.ts";
import { calendarDateIn } from "../../worker/time/calendar.ts";
import { weekdayDate } from "./words.ts";

/** Whom the letter greets, and what was done where and when. */
export const Opening: FC<{ facts: PayFacts }> = ({ facts }) => {
  const { customer, organisation, job, site, invoice } = facts;
  const place = [site.line1, site.line2].filter(Boolean).join(", ");
  const finished = job.completedAt && calendarDateIn(organisation.timeZone, job.completedAt);
  return (
    <div class="opening">
      <h1>Hello {invoice.billTo?.name ?? customer.name},</h1>
      {finished ? (
        <p>
          the work “{job.title}” at {place} was finished on{" "}
          <time datetime={finished}>{weekdayDate(finished, organisation.locale)}</time>.
        </p>
      ) : (
        <p>
          this is the invoice for “{job.title}” at {place}.
        </p>
      )}
    </div>
  );
};
