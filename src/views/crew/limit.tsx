import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { DeedForm, Named } from "./deed-form.tsx";
import { WaitingMark } from "./waiting-mark.tsx";

/** How far the work may go, a warning where it went further, and what was asked for and answered. */
export const Limit: FC<JobProps> = (props) => {
  const { job, clock, t } = props;
  const { notToExceed, total, currency } = job.row;
  if (notToExceed === null) return null;
  const money = (amount: number) => formatMoney(amount, currency, clock.locale);
  const over = total - notToExceed;
  return (
    <>
      <p class="line limit">
        <strong>{t.limit.notToExceed(money(notToExceed))}</strong>
        <span class={over > 0 ? "status bad" : "num"}>{t.limit.used(money(total))}</span>
      </p>
      {over > 0 ? (
        <p class="said bad">
          <strong>{t.limit.over(money(over))}</strong> {t.limit.askFirst}
        </p>
      ) : null}
      {job.asks.map((ask) => (
        <Ask ask={ask} {...props} />
      ))}
    </>
  );
};

type Asked = JobProps["job"]["asks"][number];

const Ask: FC<JobProps & { ask: Asked }> = ({ ask, job, clock, t }) => {
  const amount = formatMoney(ask.amount, job.row.currency, clock.locale);
  const tone = { asked: "", approved: " good", declined: " bad" }[ask.status];
  return (
    <div class={`said${tone}`} id={ask.id}>
      <p>
        <strong>{t.limit.asked(amount)}</strong> {ask.reason}
      </p>
      <p>
        {ask.status === "asked"
          ? t.limit.waiting(formatMoment(ask.askedAt, clock))
          : t.limit[ask.status](ask.answeredBy ?? "", ask.answer ?? "")}{" "}
        <WaitingMark waiting={ask.waiting} t={t} />
      </p>
    </div>
  );
};

/** The way to more than is approved; open already where the work went further and nobody asked. */
export const AskForMore: FC<JobProps> = (props) => {
  const { row, asks } = props.job;
  if (row.notToExceed === null) return null;
  const waits = asks.some((ask) => ask.status === "asked");
  return (
    <details class="more" id="more" open={isOver(row) && !waits}>
      <summary class="button opener">{props.t.limit.askForMore}</summary>
      <AskForm {...props} />
    </details>
  );
};

/** Whether the work costs more than is approved. */
export function isOver({
  notToExceed,
  total,
}: Pick<JobProps["job"]["row"], "notToExceed" | "total">): boolean {
  return notToExceed !== null && total > notToExceed;
}

const AskForm: FC<JobProps> = ({ job, t }) => {
  const { id, currency } = job.row;
  return (
    <DeedForm class="form" jobId={id} type="ask_for_more">
      <input type="hidden" name="currency" value={currency} />
      <Named id="more-amount" label={t.limit.newAmount(currency.toUpperCase())}>
        <input
          id="more-amount"
          name="amount"
          type="text"
          inputmode="decimal"
          required
          maxlength={16}
          autocomplete="off"
          data-draft
        />
      </Named>
      <Named id="more-reason" label={t.limit.why}>
        <textarea id="more-reason" name="reason" rows={3} required maxlength={1000} data-draft />
      </Named>
      <button class="button act" type="submit">
        {t.limit.send}
      </button>
    </DeedForm>
  );
};
