import type { FC } from "hono/jsx";
import { DOCUMENT_KINDS, SHOWN_FACTS } from "../../worker/portals/profile.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { DOCUMENT_WORDS } from "../parts/document-words.ts";
import { Field } from "../parts/field.tsx";
import { Choice, OneOf, Part } from "./form-parts.tsx";
import { type PortalPartProps, textOf } from "./portal-parts.tsx";
import { SHOWN_WORDS, WEEKDAYS } from "./portal-words.ts";

/** Where most portals' clocks stand; another one that was chosen before stays to choose. */
const ZONES = [
  ...["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles"],
  ...["America/Anchorage", "Pacific/Honolulu", "America/Toronto", "America/Vancouver"],
  ...["Europe/London", "Europe/Dublin", "Europe/Berlin", "Australia/Sydney", "Australia/Brisbane"],
  ...["Australia/Perth", "Pacific/Auckland", "UTC"],
];

/** How much may be billed, and what allows more. */
export const AmountPart: FC<PortalPartProps & { frame: Frame }> = ({ draft, frame }) => {
  const text = textOf(draft);
  return (
    <Part id="amounts" title="Amounts" told={`in ${frame.currency.toUpperCase()}`}>
      <Choice name="withinNotToExceed" checked={draft.on.withinNotToExceed}>
        The total stays within the not-to-exceed amount
      </Choice>
      <Choice name="writtenApproval" checked={draft.on.writtenApproval}>
        More than that needs the manager's approval in writing
      </Choice>
      <Choice name="taxAllowed" checked={draft.on.taxAllowed}>
        Tax may be on the invoice
      </Choice>
      <div class="pair">
        <Field
          {...text("usualNotToExceed")}
          label="Usual not-to-exceed amount"
          hint="For a ticket that names none."
          type="decimal"
        />
        <OneOf
          {...text("purchaseOrder")}
          label="Purchase order"
          options={[
            ["none", "Not needed"],
            ["required", "A number must be there"],
            ["equal", "The total is the order's, exactly"],
          ]}
        />
        <Field
          {...text("authorisationAbove")}
          label="Authorisation number above"
          hint="Empty: none is needed."
          type="decimal"
        />
        <Field {...text("bidsAbove")} label="Bids above" hint="Empty: none are needed." type="decimal" />
        <Field {...text("bidsCount")} label="How many bids" type="decimal" />
      </div>
    </Part>
  );
};

/** When the invoice must be there, and when it is paid. */
export const InvoicePart: FC<PortalPartProps & { frame: Frame }> = ({ draft, frame }) => {
  const text = textOf(draft);
  const { timeZone } = frame.viewer.organisation;
  const zones = [...new Set(["", timeZone, draft.text.cutoffZone, ...ZONES])];
  return (
    <Part id="invoice" title="The invoice, and until when">
      <Choice name="onePerOrder" checked={draft.on.onePerOrder}>
        One invoice for an order
      </Choice>
      <Choice name="afterCompletion" checked={draft.on.afterCompletion}>
        It is dated the day of completion or later
      </Choice>
      <div class="pair">
        <Field
          {...text("days")}
          label="Days after completion"
          hint="0 is the same day. Empty: nobody says."
          type="decimal"
        />
      </div>
      <fieldset class="form">
        <legend>Weekly cut-off: what comes later is paid a week later</legend>
        <div class="pair">
          <OneOf
            {...text("cutoffWeekday")}
            label="Day"
            options={[["", "None"], ...WEEKDAYS.map((day, at) => [`${at + 1}`, day] as const)]}
          />
          <Field {...text("cutoffTime")} label="Time" type="time" />
          <OneOf
            {...text("cutoffZone")}
            label="Time zone"
            options={zones.map((zone) => [zone, zone.replaceAll("_", " ") || "None"] as const)}
          />
        </div>
      </fieldset>
    </Part>
  );
};

/** What must stand on the papers, and what must be on file. */
export const ShownPart: FC<PortalPartProps> = ({ draft }) => (
  <Part id="shown" title="What must be shown, and be on file">
    <fieldset class="form">
      <legend>On the invoice</legend>
      <div class="ticks">
        {SHOWN_FACTS.map((fact) => (
          <Choice name="mustShow" value={fact} checked={draft.mustShow.includes(fact)}>
            {SHOWN_WORDS[fact]}
          </Choice>
        ))}
      </div>
    </fieldset>
    <fieldset class="form">
      <legend>Your papers, on file and not ended</legend>
      <div class="ticks">
        {DOCUMENT_KINDS.map((kind) => (
          <Choice name="documents" value={kind} checked={draft.documents.includes(kind)}>
            {DOCUMENT_WORDS[kind].name}
          </Choice>
        ))}
      </div>
    </fieldset>
    <Choice name="residentDamage" checked={draft.on.residentDamage}>
      “Damage caused by the resident?” is answered with yes or no
    </Choice>
    <Field
      {...textOf(draft)("notes")}
      label="Notes"
      hint="What no rule can check: shown beside the job's preflight."
      rows={4}
    />
  </Part>
);
