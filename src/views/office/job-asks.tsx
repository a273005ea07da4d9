import type { FC } from "hono/jsx";
import type { MoreRequestRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { AnswerForm } from "./answer-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { mailFate } from "./mail-fate.ts";

type AsksProps = { job: Job; frame: Frame; said?: SaidAt };

/** The crew's requests to go beyond the not-to-exceed amount, the last one first, each with its answer in writing. */
export const JobAsks: FC<AsksProps> = ({ job, frame, said }) =>
  job.asks.length === 0 ? null : (
    <section class="sheet" id="asks">
      <header>
        <h2>More than the not-to-exceed amount</h2>
        <span class="small soft">nothing is approved before it is in writing</span>
      </header>
      {job.asks.toReversed().map((ask) => (
        <Ask job={job} ask={ask} frame={frame} said={said} />
      ))}
    </section>
  );

const Ask: FC<AsksProps & { ask: MoreRequestRow }> = ({ job, ask, frame, said }) => {
  const { row, customer } = job;
  const money = (amount: number) => formatMoney(amount, row.currency, frame.locale);
  const open = ask.status === "asked";
  const now = open && row.notToExceed !== null ? ` (now ${money(row.notToExceed)})` : "";
  const fate =
    mailFate(job.deliveries, "more", ask.id, frame) ??
    `No letter was sent: ${customer.name} had no e-mail address.`;
  return (
    <article class="ask" id={`ask-${ask.id}`}>
      <div class="body">
        <p>
          <AskMark ask={ask} />{" "}
          <strong>
            {ask.askedBy} {open ? "asks" : "asked"} for {money(ask.amount)}
            {now}:
          </strong>{" "}
          {ask.reason}
        </p>
        <p class="small soft">
          <Moment at={ask.askedAt} clock={frame.clock} />. {fate}
        </p>
        {ask.answer === null ? null : (
          <div class="note">
            <p>{ask.answer}</p>
            <p class="small soft">
              {ask.answeredBy}, <Moment at={ask.answeredAt ?? ask.askedAt} clock={frame.clock} />
            </p>
          </div>
        )}
      </div>
      {open ? (
        <>
          <AnswerForm job={job} ask={ask} verb="approve-more" amount={money(ask.amount)} said={said} />
          <AnswerForm job={job} ask={ask} verb="decline-more" amount={money(ask.amount)} said={said} />
        </>
      ) : null}
    </article>
  );
};

const AskMark: FC<{ ask: MoreRequestRow }> = ({ ask }) => {
  if (ask.status === "asked") return <Status tone="warn">Waits for an answer</Status>;
  return ask.status === "approved" ? (
    <Status tone="good">Approved</Status>
  ) : (
    <Status tone="off">Declined</Status>
  );
};
