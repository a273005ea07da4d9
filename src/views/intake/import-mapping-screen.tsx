import type { FC } from "hono/jsx";
import type { ImportRunRow } from "../../worker/database/rows.ts";
import { cellText } from "../../worker/intake/csv/cell.ts";
import { FIELD_NAME } from "../../worker/intake/csv/field-names.ts";
import type { CsvFile } from "../../worker/intake/csv/read-csv.ts";
import { TICKET_FIELDS } from "../../worker/intake/vocabulary.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Moment } from "../parts/time.tsx";
import { ImportPreview, type PreviewProps } from "./import-preview.tsx";
import { rowCount } from "./import-words.tsx";

type MappingProps = PreviewProps & {
  portalName: string | null;
  /** Whether the columns are as they were chosen for the last file of this kind. */
  fromLast: boolean;
  needs: number;
};

const SAMPLES = 3;

/** Which column of a file is what, and what becomes of its rows; a change is seen at once. */
export const ImportMappingScreen: FC<MappingProps> = (props) => {
  const { frame, run, file, portalName, needs } = props;
  const here = `/office/intake/import/${run.id}`;
  return (
    <OfficeLayout title="Import tickets" viewer={frame.viewer} current="jobs" needs={needs}>
      <div class="head">
        <h1>{run.fileName}</h1>
        <span class="soft">
          {rowCount(file.rows.length)}
          {portalName ? ` of ${portalName}` : ""}
        </span>
        <div class="row">
          <form method="post" action={`${here}/cancel`}>
            <button class="button" type="submit">
              Do not import
            </button>
          </form>
        </div>
      </div>
      {props.before ? <SameFile run={props.before} clock={frame.clock} /> : null}
      <form
        id="mapping"
        class="stack"
        method="post"
        action={`${here}/start`}
        hx-post={`${here}/preview`}
        hx-trigger="change"
        hx-target="#preview"
        hx-swap="outerMorph"
      >
        <Columns {...props} />
        <ImportPreview {...props} />
      </form>
    </OfficeLayout>
  );
};

const SameFile: FC<{ run: ImportRunRow & { by: string }; clock: PreviewProps["frame"]["clock"] }> = ({
  run,
  clock,
}) => (
  <p class="said warn">
    This file was imported on <Moment at={run.createdAt} clock={clock} />
    {run.by ? ` by ${run.by}` : ""}: <a href={`/office/intake/import/${run.id}`}>what became of it</a>.
    Imported again, its tickets are brought up to what the file says; none is made twice.
  </p>
);

const Columns: FC<MappingProps> = ({ file, mapping, fromLast }) => (
  <section class="sheet" aria-labelledby="columns-title">
    <header>
      <h2 id="columns-title">What is what</h2>
      <span class="small soft">
        {fromLast
          ? "As it was chosen for the last file with these columns."
          : "Guessed; change what is not right."}
      </span>
    </header>
    <ul class="columns">
      {file.columns.map((name, column) => (
        <li>
          <div>
            <label for={`column-${column}`}>{name}</label>
            <p class="small soft">{samplesOf(file, column)}</p>
          </div>
          <select id={`column-${column}`} name={`column-${column}`}>
            <option value="">Not used</option>
            {TICKET_FIELDS.map((field) => (
              <option value={field} selected={mapping[field] === column}>
                {FIELD_NAME[field]}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  </section>
);

/** The first values of a column, no two the same. */
function samplesOf({ rows }: CsvFile, column: number): string {
  const values = new Set<string>();
  for (const { cells } of rows) {
    const text = cellText(cells[column]).replace(/\s+/g, " ");
    if (text !== "") values.add(text.length > 40 ? `${text.slice(0, 40)}…` : text);
    if (values.size === SAMPLES) break;
  }
  return [...values].join(" · ") || "empty";
}
