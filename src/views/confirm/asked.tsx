import type { Child, FC } from "hono/jsx";
import { LONGEST_NAME, LONGEST_NOTE, type MoreForm } from "../../worker/confirm/read-form.ts";
import type { ChangeOrderRow, MoreRequestRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { type AskWords, askFacts, momentIn } from "./words.ts";

/** A question that a customer approves or declines: more than the not-to-exceed amount, or a change order. */
type Asked = ChangeOrderRow | MoreRequestRow;

/** Why it is asked, and who did. */
export const Reason: FC<{ job: Job; asked: Asked }> = ({ job, asked }) => {
  const { more } = askFacts(job).words;
  return (
    <div class="reason">
      <h2>{more.reason}</h2>
      <p>{asked.reason}</p>
      <p class="soft">{more.asked(asked.askedBy, momentIn(job, asked.askedAt))}</p>
    </div>
  );
};

/** What was answered, in whose words, and what comes next. */
export const Answered: FC<{ job: Job; asked: Asked; children?: Child }> = ({ job, asked, children }) => {
  const { words, vendor } = askFacts(job);
  const { status, answer, answeredBy, answeredAt } = asked;
  return (
    <div class="answered">
      <p class={status === "approved" ? "state status good" : "state status off"}>{children}</p>
      {answer ? (
        <p class="soft">{words.more.answer(answer, answeredBy ?? "", momentIn(job, answeredAt ?? 0))}</p>
      ) : null}
      <p>{words.more.next(vendor)}</p>
    </div>
  );
};

type AnswerProps = {
  words: AskWords;
  /** The address of this page. */
  here: string;
  form?: MoreForm;
  approve: string;
  decline: string;
  children?: Child;
};

/** Where a customer answers by name, with a note if they like. */
export const AnswerFields: FC<AnswerProps> = ({ words, here, form, approve, decline, children }) => (
  <form class="form" method="post" action={here}>
    {/* What Enter in a field would press: nothing, so that nobody approves an amount by typing their name. */}
    <button type="submit" disabled hidden />
    <SaidNo refusal={form?.said ? { detail: form.said } : undefined} />
    {children}
    <NameField words={words} form={form} />
    <Field
      label={words.more.note}
      name="note"
      value={form?.note}
      wrong={form?.wrongNote}
      rows={3}
      maxlength={LONGEST_NOTE}
    />
    <button class="button act big" type="submit" name="answer" value="approve">
      {approve}
    </button>
    <button class="button big" type="submit" name="answer" value="decline">
      {decline}
    </button>
  </form>
);

type NameProps = { words: AskWords; form?: Pick<MoreForm, "name" | "wrongName"> };

/** Who answers. */
export const NameField: FC<NameProps> = ({ words, form }) => (
  <Field
    label={words.name}
    name="name"
    value={form?.name}
    wrong={form?.wrongName}
    required
    maxlength={LONGEST_NAME}
    autocomplete="name"
  />
);
