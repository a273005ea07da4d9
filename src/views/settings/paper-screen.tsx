import type { FC } from "hono/jsx";
import type { OrganisationRow } from "../../worker/database/rows.ts";
import { contrastWithWhite, isColour, textColour } from "../../worker/settings/colour.ts";
import { countryNames, paperOf } from "../../worker/settings/countries.ts";
import { looksWrong, taxIdHint } from "../../worker/settings/tax-id.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { FormFate, fieldOf, OneOf, Part } from "./form-parts.tsx";
import { HOUSE_COLOUR, type PaperDraft } from "./paper-draft.ts";
import { PaperPreview } from "./paper-preview.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export const PAPERS = "/office/settings/papers";

type PaperProps = {
  frame: Frame;
  needs: number;
  organisation: OrganisationRow;
  draft: PaperDraft;
  saved?: boolean;
  /** What is wrong with the logo that was sent. */
  wrongLogo?: string;
};

/** How the vendor's packets and invoices look, and who they say that the vendor is. */
export const PaperScreen: FC<PaperProps> = ({ frame, needs, organisation, draft, saved, wrongLogo }) => (
  <SettingsFrame frame={frame} title="Papers" needs={needs} scripts={["/js/papers.js"]}>
    <FormFate
      saved={saved ? "Saved. Packets and invoices that are made from now on look so." : undefined}
      wrong={draft.wrong}
    />
    <div class="form measure">
      <LogoPart logoKey={organisation.brand.logoKey} wrong={wrongLogo} />
      <form class="form" id="papers-form" method="post" action={PAPERS}>
        <ColourPart draft={draft} />
        <IdentityPart draft={draft} frame={frame} organisation={organisation} />
        <PaymentPart draft={draft} />
        <div class="row">
          <button class="button act" type="submit">
            Save the papers
          </button>
        </div>
      </form>
      <PaperPreview form="papers-form" address={`${PAPERS}/preview.pdf`} />
    </div>
  </SettingsFrame>
);

const LogoPart: FC<{ logoKey?: string; wrong?: string }> = ({ logoKey, wrong }) => (
  <Part id="logo" title="Logo" told="at the top of packets and invoices">
    {logoKey ? (
      <img class="logo" src={`${PAPERS}/logo?${logoKey.slice(-12)}`} alt="Your logo as the papers show it" />
    ) : null}
    <form class="form" method="post" action={`${PAPERS}/logo`} enctype="multipart/form-data">
      <div class="field">
        <label for="logo-file">{logoKey ? "Another logo" : "Your logo"}</label>
        <input
          type="file"
          id="logo-file"
          name="logo"
          data-most-mb={1}
          accept="image/png,image/jpeg"
          required
          aria-describedby={wrong ? "logo-hint logo-wrong" : "logo-hint"}
        />
        <span class="small soft" id="logo-hint">
          PNG or JPEG, at most 1 MB and 2,000 pixels a side.
        </span>
        {wrong ? (
          <span class="wrong" id="logo-wrong" role="alert">
            {wrong}
          </span>
        ) : null}
      </div>
      <div class="row">
        <button class="button" type="submit">
          Upload
        </button>
      </div>
    </form>
    {logoKey ? (
      <form method="post" action={`${PAPERS}/logo/remove`}>
        <button class="button plain" type="submit">
          Take the logo off the papers
        </button>
      </form>
    ) : null}
  </Part>
);

const ColourPart: FC<{ draft: PaperDraft }> = ({ draft }) => {
  const typed = draft.typed.colour;
  const colour = isColour(typed) ? typed : HOUSE_COLOUR;
  const pale = contrastWithWhite(colour) < 4.5;
  return (
    <Part id="colour-part" title="Colour" told="lines, headings and totals">
      <div class="pair">
        <Field
          {...fieldOf(draft)("colour")}
          label="Colour"
          hint={`Such as ${HOUSE_COLOUR}. Empty: the house's own blue.`}
          maxlength={7}
          autocomplete="off"
        />
        <div class="field">
          <label for="colour-pick">Or choose it</label>
          <input type="color" id="colour-pick" value={colour} data-fills="colour" />
        </div>
      </div>
      {pale ? (
        <p class="said">
          White paper swallows small letters in this colour: lines are drawn in it, and words are written in
          the darker {textColour(colour)}.
        </p>
      ) : null}
    </Part>
  );
};

const IdentityPart: FC<{ draft: PaperDraft; frame: Frame; organisation: OrganisationRow }> = (props) => {
  const { frame, organisation } = props;
  const { typed } = props.draft;
  const { label, hint } = taxIdHint(typed.country);
  const usual = paperOf(typed.country || "US") === "a4" ? "A4" : "Letter";
  const field = fieldOf(props.draft);
  return (
    <Part id="identity" title="Who you are, as an invoice must say it">
      <Field
        {...field("legalName")}
        label="Legal name"
        hint={`Where it differs from ${organisation.name}.`}
        autocomplete="organization"
      />
      <Field
        {...field("address")}
        label="Address"
        hint="In one line, as letters show it."
        autocomplete="off"
      />
      <div class="pair">
        <OneOf
          {...field("country")}
          label="Country"
          hint="What the law asks follows from it."
          options={[["", "Not said"], ...countryNames(frame.locale)]}
        />
        <Field {...field("taxId")} label={label} hint={hint} autocomplete="off" />
        <Field
          {...field("registration")}
          label="Company registration number"
          hint="Where the law wants it shown."
          autocomplete="off"
        />
        <Field {...field("licence")} label="Licence number" autocomplete="off" />
        <OneOf
          {...field("paper")}
          label="Paper"
          options={[
            ["", `As usual in the country: ${usual}`],
            ["letter", "Letter"],
            ["a4", "A4"],
          ]}
        />
      </div>
      {looksWrong(typed.country, typed.taxId) ? (
        <p class="said warn">
          “{typed.taxId}” does not look like the {label} of this country. Look at it once more; it is kept as
          it is.
        </p>
      ) : null}
    </Part>
  );
};

const PaymentPart: FC<{ draft: PaperDraft }> = ({ draft }) => (
  <Part id="payment-part" title="Paying otherwise">
    <Field
      {...fieldOf(draft)("payment")}
      label="How one pays without the link"
      hint="A bank account, or where a cheque goes: printed on the invoice as it stands here."
      rows={4}
    />
  </Part>
);
