import type { FC } from "hono/jsx";
import type { LineRules } from "../../worker/billing/vocabulary.ts";
import { LINE_KINDS } from "../../worker/jobs/vocabulary.ts";
import { decimalText } from "../../worker/money/format.ts";
import { Field } from "../parts/field.tsx";
import { LINE_KIND } from "../parts/words.ts";
import type { BillingFormProps } from "./billing-form.tsx";
import { GROUP_WORDS } from "./billing-words.ts";
import { Choice, choices, fieldOf, OneOf, Part } from "./form-parts.tsx";

/** How a bill's lines come from the job's; of an override each point by itself. */
export const LinePart: FC<BillingFormProps> = ({ draft, everywhere, frame }) => {
  const field = fieldOf(draft);
  const lines = everywhere?.lines ?? null;
  const empty = (value: string | null | undefined) =>
    lines ? `Empty: as everywhere (${value || "none"}). 0: none.` : "Empty: none.";
  const money = (amount: number | null | undefined) => (amount ? decimalText(amount, frame.currency) : null);
  return (
    <Part title="What is on the bill" told={`amounts in ${frame.currency.toUpperCase()}`}>
      {lines ? (
        <OneOf
          {...field("kindsFrom")}
          label="Which lines of a job are billed"
          options={[
            ["", `As everywhere (${lines.kinds.map((kind) => LINE_KIND[kind]).join(", ")})`],
            ["own", "Those that are ticked"],
          ]}
        />
      ) : (
        <input type="hidden" name="kindsFrom" value="own" />
      )}
      <fieldset class="form">
        <legend>{lines ? "For “those that are ticked”" : "Which lines of a job are billed"}</legend>
        <div class="ticks">
          {LINE_KINDS.map((kind) => (
            <Choice name="kinds" value={kind} checked={draft.kinds.includes(kind)}>
              {LINE_KIND[kind]}
            </Choice>
          ))}
        </div>
        {!lines && draft.wrong.kindsFrom ? <span class="wrong">{draft.wrong.kindsFrom}</span> : null}
      </fieldset>
      <OneOf
        {...field("group")}
        label="How they stand on the bill"
        options={choices(lines && GROUP_WORDS[lines.group], Object.entries(GROUP_WORDS))}
      />
      <LabourFields draft={draft} lines={lines} />
      <div class="pair">
        <Field
          {...field("travel")}
          label="Travel, once a job"
          hint={empty(money(lines?.travel))}
          type="decimal"
        />
        <Field
          {...field("minimum")}
          label="Smallest bill"
          hint={`Before tax. ${empty(money(lines?.minimum))}`}
          type="decimal"
        />
        <Field
          {...field("markup")}
          label="Markup on material, in percent"
          hint={`Where the price book names none. ${empty(lines?.markup)}`}
          type="decimal"
        />
      </div>
    </Part>
  );
};

const LABOUR_WORDS = {
  none: "As it is entered",
  time: "By the time on site, where none was entered",
} as const;

const LabourFields: FC<{ draft: BillingFormProps["draft"]; lines: LineRules | null }> = ({
  draft,
  lines,
}) => {
  const field = fieldOf(draft);
  const usual = lines && LABOUR_WORDS[lines.labour ? "time" : "none"];
  return (
    <>
      <OneOf {...field("labour")} label="Labour" options={choices(usual, Object.entries(LABOUR_WORDS))} />
      <div class="pair">
        <Field {...field("labourRate")} label="An hour costs" type="decimal" />
        <Field {...field("labourRoundTo")} label="Minutes are rounded up to" type="decimal" />
        <Field {...field("labourAtLeast")} label="Fewest minutes" type="decimal" />
      </div>
    </>
  );
};
