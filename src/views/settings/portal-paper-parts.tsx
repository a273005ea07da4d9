import type { FC } from "hono/jsx";
import { MAIL_NAMES, PACKET_NAMES } from "../../worker/portals/templates.ts";
import { Field } from "../parts/field.tsx";
import { Choice, OneOf, Part } from "./form-parts.tsx";
import { PLACED_SECTIONS, type PlacedSection } from "./portal-draft.ts";
import { type PortalPartProps, textOf } from "./portal-parts.tsx";

const SECTION: { [section in PlacedSection]: string } = {
  work: "Work and checklist",
  photos: "Photos",
  lines: "Lines and amounts",
  signature: "Signature",
  attachments: "Attached files",
  manifest: "Proof manifest",
};

const PLACES = [
  ["", "Left out"],
  ...PLACED_SECTIONS.map((_, at) => [`${at + 1}`, `${at + 2}.`] as const),
] as const;

/** What the packet is like. */
export const PacketPart: FC<PortalPartProps> = ({ draft }) => {
  const text = textOf(draft);
  return (
    <Part id="packet" title="The packet" told="what is sent as proof">
      <Choice name="singleFile" checked={draft.on.singleFile}>
        One PDF for everything: the invoice's pages come first
      </Choice>
      <Choice name="links" checked={draft.on.links}>
        The file may hold links that can be pressed
      </Choice>
      <div class="pair">
        <Field
          {...text("maxMegabytes")}
          label="Largest file, in MB"
          hint="Empty: nobody says. A megabyte is a million bytes."
          type="decimal"
        />
        <OneOf
          {...text("photosPerPage")}
          label="Photos on a page"
          options={[
            ["2", "2: one pair"],
            ["4", "4: two pairs"],
            ["6", "6: three pairs"],
          ]}
        />
        <OneOf
          {...text("paper")}
          label="Paper"
          options={[
            ["", "Your own"],
            ["letter", "Letter"],
            ["a4", "A4"],
          ]}
        />
      </div>
      <Field
        {...text("fileName")}
        label="Name of the file"
        hint={`Made of ${namesOf(PACKET_NAMES)}.`}
        autocomplete="off"
      />
      <fieldset class="form" aria-describedby={draft.wrong.sections ? "sections-wrong" : undefined}>
        <legend>Order of the parts, after the cover</legend>
        <div class="pair">
          {PLACED_SECTIONS.map((section) => (
            <OneOf
              name={`place_${section}`}
              label={SECTION[section]}
              value={draft.places[section]}
              options={PLACES}
            />
          ))}
        </div>
        {draft.wrong.sections ? (
          <p class="wrong" id="sections-wrong">
            {draft.wrong.sections}
          </p>
        ) : null}
      </fieldset>
    </Part>
  );
};

/** What the invoice's letter is like. */
export const MailPart: FC<PortalPartProps> = ({ draft }) => {
  const text = textOf(draft);
  return (
    <Part id="mail" title="The letter" told="how invoice and packet are mailed">
      <Field
        {...text("to")}
        label="Mailed to"
        hint="The one address for invoices. Empty: the customer's own."
        type="email"
        autocomplete="off"
      />
      <Field {...text("cc")} label="Copies to" hint="One address a line." rows={2} />
      <Choice name="ccAllowed" checked={draft.on.ccAllowed}>
        Copies may be sent
      </Choice>
      <Field
        {...text("subject")}
        label="Subject"
        hint={`Empty: as everywhere. Made of ${namesOf(MAIL_NAMES)}.`}
        autocomplete="off"
      />
      <Choice name="subjectUnique" checked={draft.on.subjectUnique}>
        No two letters may have the same subject
      </Choice>
      <Choice name="bodyEmpty" checked={draft.on.bodyEmpty}>
        The letter has no words, only what is attached
      </Choice>
      <OneOf
        {...text("attach")}
        label="Attached"
        options={[
          ["invoice", "The invoice"],
          ["invoice_and_packet", "Invoice and packet"],
        ]}
      />
      <Field
        {...text("uploadUrl")}
        label="Upload address"
        hint="Where a person hands the papers in, if not by mail."
        autocomplete="off"
      />
    </Part>
  );
};

function namesOf(names: object): string {
  return Object.keys(names)
    .map((name) => `{{ ${name} }}`)
    .join(", ");
}
