import type { FC } from "hono/jsx";
import type { PortalRow, VendorDocumentRow } from "../../worker/database/rows.ts";
import { DOCUMENT_KINDS, type DocumentKind, profileFor } from "../../worker/portals/profile.ts";
import type { DocumentDraft } from "../../worker/settings/document-input.ts";
import { daysBetween } from "../../worker/time/calendar.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { DOCUMENT_WORDS } from "../parts/document-words.ts";
import { Field } from "../parts/field.tsx";
import { Status } from "../parts/status.tsx";
import { Day, Moment } from "../parts/time.tsx";
import { counted } from "../parts/words.ts";
import { FormFate, OneOf } from "./form-parts.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export const DOCUMENTS = "/office/settings/documents";
const SOON = 30;

type DocumentsProps = {
  frame: Frame;
  needs: number;
  /** The newest first. */
  documents: VendorDocumentRow[];
  portals: Pick<PortalRow, "name" | "profile">[];
  draft: DocumentDraft;
  saved?: boolean;
};

/** The vendor's papers that managers want on file. The newest of a kind counts. */
export const DocumentScreen: FC<DocumentsProps> = ({ frame, needs, documents, portals, draft, saved }) => (
  <SettingsFrame frame={frame} title="Documents" needs={needs}>
    <FormFate saved={saved ? "Kept. It counts from now on." : undefined} wrong={draft.wrong} />
    <section class="sheet" id="documents">
      <header>
        <h2>On file</h2>
        <span class="small soft">
          you are told by mail 30, 14 and 3 days before one ends, and on the day after
        </span>
      </header>
      <ul class="papers">
        {DOCUMENT_KINDS.map((kind) => (
          <KindItem
            frame={frame}
            kind={kind}
            documents={documents.filter((one) => one.kind === kind)}
            wantedBy={portals.filter((portal) => profileFor({ portal }).documents.includes(kind))}
          />
        ))}
      </ul>
    </section>
    <section class="sheet" id="upload">
      <header>
        <h2>Add a paper</h2>
      </header>
      <form class="body form new" method="post" action={DOCUMENTS} enctype="multipart/form-data">
        <div class="pair">
          <OneOf
            name="kind"
            label="What it is"
            value={draft.kind}
            wrong={draft.wrong.kind}
            options={DOCUMENT_KINDS.map((kind) => [kind, DOCUMENT_WORDS[kind].name] as const)}
          />
          <Field
            name="expiresOn"
            label="Its last day"
            type="date"
            hint="Empty: it does not end."
            value={draft.expiresOn}
            wrong={draft.wrong.expiresOn}
          />
        </div>
        <div class="field">
          <label for="file">File</label>
          <input
            type="file"
            id="file"
            name="file"
            data-most-mb={10}
            accept="application/pdf,image/jpeg,image/png"
            required
            aria-describedby={draft.wrong.file ? "file-hint file-wrong" : "file-hint"}
          />
          <span class="small soft" id="file-hint">
            PDF, JPEG or PNG, at most 10 MB. The one before stays in the list, but no longer counts.
          </span>
          {draft.wrong.file ? (
            <span class="wrong" id="file-wrong">
              {draft.wrong.file}
            </span>
          ) : null}
        </div>
        <div class="row">
          <button class="button act" type="submit">
            Add the paper
          </button>
        </div>
      </form>
    </section>
  </SettingsFrame>
);

type KindProps = {
  frame: Frame;
  kind: DocumentKind;
  documents: VendorDocumentRow[];
  wantedBy: { name: string }[];
};

const KindItem: FC<KindProps> = ({ frame, kind, documents, wantedBy }) => {
  const [newest, ...older] = documents;
  const names = wantedBy.map(({ name }) => name).join(", ");
  return (
    <li id={`kind-${kind}`}>
      <h3>{DOCUMENT_WORDS[kind].name}</h3>
      <div>
        {newest ? <Paper document={newest} frame={frame} /> : <Missing wanted={names !== ""} />}
        <p class="small soft">{names === "" ? "No portal asks for it." : `Wanted by ${names}.`}</p>
        {older.length > 0 ? (
          <details class="fold plain">
            <summary>{counted(older.length, "older one")}</summary>
            <ul class="body told small">
              {older.map((one) => (
                <li>
                  <Paper document={one} frame={frame} old />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </li>
  );
};

const Missing: FC<{ wanted: boolean }> = ({ wanted }) => (
  <Status tone={wanted ? "bad" : "off"}>{wanted ? "Missing" : "Not on file"}</Status>
);

const Paper: FC<{ document: VendorDocumentRow; frame: Frame; old?: boolean }> = (props) => {
  const { document, frame, old } = props;
  const { id, fileName, expiresOn, uploadedAt, uploadedBy } = document;
  return (
    <>
      <a href={`${DOCUMENTS}/${id}`}>{fileName}</a>{" "}
      {old ? null : <Lasts expiresOn={expiresOn} frame={frame} />}{" "}
      <span class="small soft">
        added <Moment at={uploadedAt} clock={frame.clock} /> by {uploadedBy}
      </span>
    </>
  );
};

const Lasts: FC<{ expiresOn: string | null; frame: Frame }> = ({ expiresOn, frame }) => {
  if (expiresOn === null) return <Status tone="good">Does not end</Status>;
  const left = daysBetween(frame.today, expiresOn);
  const day = <Day date={expiresOn} locale={frame.locale} today={frame.today} />;
  if (left < 0) return <Status tone="bad">Ended {day}</Status>;
  return <Status tone={left <= SOON ? "warn" : "good"}>Until {day}</Status>;
};
