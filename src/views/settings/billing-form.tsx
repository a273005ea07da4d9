import type { FC } from "hono/jsx";
import { termsInWords } from "../../worker/billing/terms-words.ts";
import {
  BILLING_MOMENTS,
  BILLING_SURFACES,
  BILLING_WAYS,
  type BillingRules,
} from "../../worker/billing/vocabulary.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import type { BillingDraft } from "./billing-draft.ts";
import { LinePart } from "./billing-line-part.tsx";
import { AS_WORDS, MOMENT_WORDS, TAX_WORDS, WAY_WORDS } from "./billing-words.ts";
import { choices, fieldOf, OneOf, type Options, Part } from "./form-parts.tsx";

export type BillingFormProps = {
  frame: Frame;
  draft: BillingDraft;
  /** What holds where this form leaves a field empty; null in the form for everybody, which leaves none empty. */
  everywhere: BillingRules | null;
};

/** The fields of the rules of billing, the same for everybody, a portal and a customer. */
export const BillingForm: FC<BillingFormProps> = (props) => (
  <>
    <WhenPart {...props} />
    <DuePart {...props} />
    <LinePart {...props} />
  </>
);

const WhenPart: FC<BillingFormProps> = ({ draft, everywhere }) => {
  const field = fieldOf(draft);
  return (
    <Part title="When, and what happens">
      <OneOf
        {...field("moment")}
        label="Billing starts"
        options={choices(
          everywhere && MOMENT_WORDS[everywhere.moment],
          BILLING_MOMENTS.map((one) => [one, MOMENT_WORDS[one]]),
        )}
      />
      <OneOf
        {...field("way")}
        label="What happens then"
        options={choices(
          everywhere && WAY_WORDS[everywhere.way],
          BILLING_WAYS.map((one) => [one, WAY_WORDS[one]]),
        )}
      />
      <OneOf
        {...field("as")}
        label="What the customer pays by"
        options={choices(
          everywhere && AS_WORDS[everywhere.as],
          BILLING_SURFACES.map((one) => [one, AS_WORDS[one]]),
        )}
      />
    </Part>
  );
};

const TERMS: Options = [
  ["on_receipt", "On receipt"],
  ["net", "So many days after"],
  ["end_of_month", "At the end of the month, or days after that"],
  ["day_of_month", "On a day of the month"],
  ["date", "On one date"],
];

const DuePart: FC<BillingFormProps> = ({ draft, everywhere }) => {
  const field = fieldOf(draft);
  const yes = (value: boolean | undefined) => (value === undefined ? null : value ? "yes" : "no");
  const yesOrNo: Options = [
    ["yes", "Yes"],
    ["no", "No"],
  ];
  return (
    <Part title="Until when, and how it is paid">
      <OneOf
        {...field("terms")}
        label="Due"
        options={choices(everywhere && termsInWords(everywhere.terms), TERMS)}
      />
      <div class="pair">
        <Field {...field("termsDays")} label="Days after" hint="For “so many days after”." type="decimal" />
        <Field
          {...field("termsAfterMonth")}
          label="Days after the month's end"
          hint="0 is its last day."
          type="decimal"
        />
        <Field
          {...field("termsDay")}
          label="Day of the month"
          hint="31 is the last day of a shorter month."
          type="decimal"
        />
        <Field {...field("termsOn")} label="Date" hint="For “on one date”." type="date" />
      </div>
      <div class="pair">
        <OneOf
          {...field("partialPayments")}
          label="May be paid in parts"
          options={choices(yes(everywhere?.partialPayments), yesOrNo)}
        />
        <OneOf
          {...field("receipt")}
          label="A receipt is sent"
          options={choices(yes(everywhere?.receipt), yesOrNo)}
        />
      </div>
      <OneOf
        {...field("taxBy")}
        label="Tax"
        options={choices(everywhere && TAX_WORDS[everywhere.taxBy], Object.entries(TAX_WORDS))}
      />
    </Part>
  );
};
