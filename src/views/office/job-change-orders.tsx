import type { FC } from "hono/jsx";
import type { ChangeOrderRow } from "../../worker/database/rows.ts";
import { changeEffect, changeStanding } from "../../worker/jobs/change-orders.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { refuseChange } from "../../worker/jobs/verbs/change-order.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { ChangeAnswer, ChangeForm } from "./job-change-form.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { mailFate } from "./mail-fate.ts";

type ChangesProps = { job: Job; frame: Frame; said?: SaidAt };

/** What was proposed beyond the order, the last first, each with the customer's answer; and the form for another. */
export const JobChangeOrders: FC<ChangesProps> = ({ job, frame, said }) => {
  const mayPropose = refuseChange(job) === null;
  if (job.changeOrders.length === 0 && !mayPropose) return null;
  return (
    <section class="sheet" id="changes">
      <header>
        <h2>Change orders</h2>
        <span class="small soft">counted once the customer approved</span>
      </header>
      {said?.verb === "withdraw-change" ? <SaidNo refusal={said.refusal} /> : null}
      {job.changeOrders.toReversed().map((order) => (
        <Change job={job} order={order} frame={frame} said={said} />
      ))}
      {mayPropose ? <ChangeForm job={job} said={said} /> : null}
    </section>
  );
};

const Change: FC<ChangesProps & { order: ChangeOrderRow }> = ({ job, order, frame, said }) => {
  const money = (amount: number) => formatMoney(amount, job.row.currency, frame.locale);
  const open = order.status === "asked";
  const fate =
    mailFate(job.deliveries, "change", order.id, frame) ??
    `No letter was sent: ${job.customer.name} had no e-mail address.`;
  const effect = open ? changeEffect(job, order.lines) : order;
  const raises =
    open && effect.notToExceed !== null
      ? ` It takes the job to ${money(effect.notToExceed)}, above what was allowed.`
      : null;
  return (
    <article class="ask" id={`change-${order.id}`}>
      <div class="body">
        <p>
          <ChangeMark job={job} order={order} />{" "}
          <strong>
            {order.title}, {money(effect.amount)}:
          </strong>{" "}
          {order.reason}
          {raises}
        </p>
        <p class="small soft">
          {order.lines.map((line) => line.description).join(", ")}. {order.askedBy},{" "}
          <Moment at={order.askedAt} clock={frame.clock} />. {fate}
        </p>
        {order.answer === null ? null : (
          <div class="note">
            <p>{order.answer}</p>
            <p class="small soft">
              {order.answeredBy}, <Moment at={order.answeredAt ?? order.askedAt} clock={frame.clock} />
            </p>
          </div>
        )}
        {open ? (
          <JobForm jobId={job.row.id} verb="withdraw-change">
            <input type="hidden" name="id" value={order.id} />
            <button class="button" type="submit">
              Take it back
            </button>
          </JobForm>
        ) : null}
      </div>
      {open ? (
        <>
          <ChangeAnswer job={job} order={order} verb="approve-change" said={said} />
          <ChangeAnswer job={job} order={order} verb="decline-change" said={said} />
        </>
      ) : null}
    </article>
  );
};

const ChangeMark: FC<{ job: Job; order: ChangeOrderRow }> = ({ job, order }) => {
  switch (order.status) {
    case "approved":
      return <Status tone="good">Approved</Status>;
    case "declined":
      return <Status tone="off">Declined</Status>;
    case "withdrawn":
      return <Status tone="off">Taken back</Status>;
    case "asked":
      return changeStanding(job, order) === "open" ? (
        <Status tone="warn">Waits for an answer</Status>
      ) : (
        <Status tone="off">Too late</Status>
      );
  }
};
