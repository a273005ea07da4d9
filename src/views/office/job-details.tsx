import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Fact } from "../parts/fact.tsx";
import { Status } from "../parts/status.tsx";
import { Day, Moment } from "../parts/time.tsx";
import { ChangeTicket } from "./change-ticket.tsx";
import { EditCustomer } from "./edit-customer.tsx";
import { EditDetails } from "./edit-details.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { MapLink } from "./map-link.tsx";
import { windowWords } from "./window-words.ts";

type DetailsProps = { record: JobRecord; frame: Frame; said?: SaidAt };

/** Who, where, by which rules, until when. */
export const JobDetails: FC<DetailsProps> = ({ record, frame, said }) => {
  const { row, customer, site, portal } = record.job;
  const { locale, today, clock } = frame;
  const money = (amount: number) => formatMoney(amount, row.currency, locale);
  const place = [site.line1, site.line2].filter(Boolean).join(", ");
  const town = [site.city, site.region, site.postalCode].filter(Boolean).join(" ");
  const crew = record.members.filter((one) => row.assigneeIds.includes(one.id));
  return (
    <section class="sheet" id="details">
      <header>
        <h2>Details</h2>
      </header>
      <dl class="body facts">
        <Fact name="Customer">
          <a href={`/office/customers/${customer.id}`}>{customer.name}</a>
          {customer.email ? (
            <>
              <br />
              <a class="small" href={`mailto:${customer.email}`}>
                {customer.email}
              </a>
            </>
          ) : null}
          {customer.phone ? (
            <>
              <br />
              <a class="small" href={`tel:${customer.phone}`}>
                {customer.phone}
              </a>
            </>
          ) : null}
          {customer.address ? <span class="small soft prose block">{customer.address}</span> : null}
        </Fact>
        <Fact name="Where">
          {place}
          <br />
          <span class="soft">{town}</span>
          {site.latitude === null || site.longitude === null ? null : (
            <>
              <br />
              <MapLink class="small" latitude={site.latitude} longitude={site.longitude} of={place} />
            </>
          )}
        </Fact>
        <Fact name="Crew">
          {crew.length > 0 ? crew.map((one) => one.name).join(", ") : <span class="soft">nobody yet</span>}
          {row.scheduledOn ? (
            <>
              , <Day date={row.scheduledOn} locale={locale} today={today} />
            </>
          ) : null}
          {row.windowStart || row.windowEnd ? (
            <>
              <br />
              <span class="soft">{windowWords(row.windowStart, row.windowEnd, locale)}</span>
            </>
          ) : null}
        </Fact>
        {row.dueOn ? (
          <Fact name="Due">
            <Day date={row.dueOn} locale={locale} today={today} />
          </Fact>
        ) : null}
        <Fact name="Came from">{portal?.name ?? row.source}</Fact>
        {row.purchaseOrder || row.purchaseOrderAmount !== null ? (
          <Fact name="Purchase order">
            {[row.purchaseOrder, row.purchaseOrderAmount === null ? null : money(row.purchaseOrderAmount)]
              .filter(Boolean)
              .join(", for ")}
          </Fact>
        ) : null}
        {row.authorisationNumber ? <Fact name="Authorisation">{row.authorisationNumber}</Fact> : null}
        {row.residentDamage === null ? null : (
          <Fact name="Damage by the resident">{row.residentDamage ? "Yes" : "No"}</Fact>
        )}
        {row.notToExceed === null ? null : (
          <Fact name="Not to exceed">
            {money(row.notToExceed)}, <NteUse total={row.total} limit={row.notToExceed} money={money} />
          </Fact>
        )}
        {row.referral ? <Fact name="Referred by">{row.referral}</Fact> : null}
        <Fact name="Came in">
          <Moment at={row.createdAt} clock={clock} />
        </Fact>
        {row.completedAt === null ? null : (
          <Fact name="Completed">
            <Moment at={row.completedAt} clock={clock} />
          </Fact>
        )}
        {row.description ? (
          <Fact name="Description">
            <span class="prose">{row.description}</span>
          </Fact>
        ) : null}
      </dl>
      <ChangeTicket job={record.job} said={said} />
      <EditCustomer job={record.job} said={said} />
      <EditDetails job={record.job} said={said} />
    </section>
  );
};

/** How much of the not-to-exceed amount the lines take, and what is left or too much. */
const NteUse: FC<{ total: number; limit: number; money: (amount: number) => string }> = (use) => {
  const { total, limit, money } = use;
  return total > limit ? (
    <Status tone="bad">{money(total - limit)} over</Status>
  ) : (
    <span class="soft">
      {money(total)} used, {money(limit - total)} left
    </span>
  );
};
