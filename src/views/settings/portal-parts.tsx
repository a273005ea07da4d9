import type { FC } from "hono/jsx";
import { Field } from "../parts/field.tsx";
import { Choice, fieldOf, OneOf, Part } from "./form-parts.tsx";
import type { OwnList, PortalDraft } from "./portal-draft.ts";

export type PortalPartProps = { draft: PortalDraft };

/** Name, value and fate of a field, for the parts of the portal's form. */
export function textOf({ text, wrong }: PortalDraft) {
  return fieldOf({ typed: text, wrong });
}

const EVERYWHERE = ["", "As everywhere"] as const;
const EMPTY = "Empty: as everywhere.";

/** What the crew brings before the job counts as done. */
export const ProofPart: FC<PortalPartProps> = ({ draft }) => {
  const text = textOf(draft);
  return (
    <Part id="proof" title="What the crew brings" told="what is left open is as in the closeout rules">
      <div class="pair">
        <Field {...text("photosBefore")} label="Photos before the work" hint={EMPTY} type="decimal" />
        <Field {...text("photosAfter")} label="Photos after the work" hint={EMPTY} type="decimal" />
        <Field {...text("serialNumbers")} label="Serial numbers" hint={EMPTY} type="decimal" />
        <OneOf
          {...text("signature")}
          label="The customer's signature"
          options={[EVERYWHERE, ["yes", "Needed"], ["no", "Not needed"]]}
        />
      </div>
      <OwnLines draft={draft} name="checklist" label="Checklist" none="No checklist here" />
      <OwnLines
        draft={draft}
        name="resolutionCodes"
        label="Resolution codes"
        none="No resolution code here"
      />
      <OwnLines draft={draft} name="rootCauses" label="Root causes" none="No root cause here" />
      <div class="pair">
        <OneOf
          {...text("review")}
          label="The office looks at the proof first"
          options={[EVERYWHERE, ["yes", "Yes"], ["no", "No"]]}
        />
      </div>
    </Part>
  );
};

const OwnLines: FC<{ draft: PortalDraft; name: OwnList; label: string; none: string }> = (props) => {
  const { draft, name, label, none } = props;
  return (
    <div class="own">
      <Field {...textOf(draft)(name)} label={label} hint="One a line. Empty: as everywhere." rows={3} />
      <Choice name={`${name}None`} checked={draft.on[`${name}None`]}>
        {none}, whatever holds everywhere
      </Choice>
    </div>
  );
};
