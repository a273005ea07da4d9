import type { FC } from "hono/jsx";
import { LONGEST_NAME, LONGEST_NOTE, type MoreForm } from "../../worker/confirm/read-form.ts";
import type { ChangeOrderRow } from "../../worker/database/rows.ts";
import { type ChangeEffect, changeEffect, changeStanding } from "../../worker/jobs/change-orders.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { Sheet } from "./sheet.tsx";
import { askFacts, momentIn, moneyIn } from "./words.ts";

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
      <div class="reason">
        <h2>{words.more.reason}</h2>
        <p>{order.reason}</p>
        <p class="soft">{words.more.asked(order.askedBy, momentIn(job, order.askedAt))}</p>
      </div>
      <ChangeLines job={job} order={order} amount={open ? effect.amount : order.amount} />
      {open ? <ChangeFields job={job} effect={effect} here={here} form={form} /> : null}
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

type FieldsProps = Pick<ChangeProps, "job" | "here" | "form"> & { effect: ChangeEffect };

const ChangeFields: FC<FieldsProps> = ({ job, effect, here, form }) => {
  const { words } = askFacts(job);
  return (
    <form class="form" method="post" action={here}>
      {/* What Enter in a field would press: nothing, so that nobody approves an amount by typing their name. */}
      <button type="submit" disabled hidden />
      <SaidNo refusal={form?.said ? { detail: form.said } : undefined} />
      <input type="hidden" name="total" value={String(effect.total)} />
      <Field
        label={words.name}
        name="name"
        value={form?.name}
        wrong={form?.wrongName}
        required
        maxlength={LONGEST_NAME}
        autocomplete="name"
      />
      <Field
        label={words.more.note}
        name="note"
        value={form?.note}
        wrong={form?.wrongNote}
        rows={3}
        maxlength={LONGEST_NOTE}
      />
      <button class="button act big" type="submit" name="answer" value="approve">
        {words.change.approve(moneyIn(job, effect.amount))}
      </button>
      <button class="button big" type="submit" name="answer" value="decline">
        {words.change.decline}
      </button>
    </form>
  );
};

/** What became of it, where there is nothing to answer any more. */
const Standing: FC<{ job: Job; order: ChangeOrderRow }> = ({ job, order }) => {
  const { words, vendor } = askFacts(job);
  const { change, more } = words;
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
  const approved = order.status === "approved";
  return (
    <div class="answered">
      <p class={approved ? "state status good" : "state status off"}>
        {approved ? change.approved(moneyIn(job, order.amount)) : change.declined}
      </p>
      {order.answer ? (
        <p class="soft">
          {more.answer(order.answer, order.answeredBy ?? "", momentIn(job, order.answeredAt ?? 0))}
        </p>
      ) : null}
      <p>{more.next(vendor)}</p>
    </div>
  );
};
