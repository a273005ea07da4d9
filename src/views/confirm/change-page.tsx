import type { FC } from "hono/jsx";
import type { MoreForm } from "../../worker/confirm/read-form.ts";
import type { ChangeOrderRow } from "../../worker/database/rows.ts";
import { type ChangeEffect, changeEffect, changeStanding } from "../../worker/jobs/change-orders.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Answered, AnswerFields, Reason } from "./asked.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { Sheet } from "./sheet.tsx";
import { askFacts, moneyIn } from "./words.ts";

type ChangeProps = {
  job: Job;
  order: ChangeOrderRow;
  /** The address of this page. */
  here: string;
  form?: MoreForm;
};

/** Where a customer approves a change order, or declines it. Opening it changes nothing, since mail scanners open links. */
export const ChangePage: FC<ChangeProps> = ({ job, order, here, form }) => {
  const { words, vendor, work, place } = askFacts(job);
  const { change } = words;
  const standing = changeStanding(job, order);
  const effect = changeEffect(job, order.lines);
  const open = standing === "open";
  return (
    <Sheet job={job} title={change.title(vendor)} heading={change.heading[standing]}>
      <Standing job={job} order={order} />
      <div class="opening">
        <p>{change.opening(vendor, order.title, work, place)}</p>
      </div>
      <div class="owed">
        <p class="amount">{moneyIn(job, open ? effect.amount : order.amount)}</p>
        {open ? <p class="soft">{change.more(moneyIn(job, effect.total))}</p> : null}
        {open ? <Raises job={job} effect={effect} /> : null}
      </div>
      <Reason job={job} asked={order} />
      <ChangeLines job={job} order={order} amount={open ? effect.amount : order.amount} />
      {open ? (
        <AnswerFields
          {...{ words, here, form }}
          approve={change.approve(moneyIn(job, effect.amount))}
          decline={change.decline}
        >
          <input type="hidden" name="total" value={String(effect.total)} />
        </AnswerFields>
      ) : null}
    </Sheet>
  );
};

/** Said only where it goes beyond what was allowed so far. */
const Raises: FC<{ job: Job; effect: ChangeEffect }> = ({ job, effect: { notToExceed } }) =>
  notToExceed === null ? null : (
    <p>
      {askFacts(job).words.change.raises(moneyIn(job, notToExceed), moneyIn(job, job.row.notToExceed ?? 0))}
    </p>
  );

/** What became of it, where there is nothing to answer any more. */
const Standing: FC<{ job: Job; order: ChangeOrderRow }> = ({ job, order }) => {
  const { words, vendor } = askFacts(job);
  const { change } = words;
  const standing = changeStanding(job, order);
  if (standing === "open") return null;
  if (standing !== "answered") {
    const said = {
      withdrawn: change.withdrawn(vendor),
      cancelled: change.cancelled,
      billed: change.billed(vendor),
    };
    return <p class="state status off">{said[standing]}</p>;
  }
  return (
    <Answered job={job} asked={order}>
      {order.status === "approved" ? change.approved(moneyIn(job, order.amount)) : change.declined}
    </Answered>
  );
};
