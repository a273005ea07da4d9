import type { FC } from "hono/jsx";
import type { ImportRunRow } from "../../worker/database/rows.ts";
import { type ImportSums, NO_SUMS } from "../../worker/intake/csv/sums.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Columns } from "../parts/columns.tsx";
import { Moment } from "../parts/time.tsx";
import { counted } from "../parts/words.ts";
import { ImportStatusMark, toldSums } from "./import-words.tsx";

type ListProps = {
  frame: Frame;
  runs: ImportRunRow[];
  sums: (ImportSums & { importId: string })[];
  portals: { id: string; name: string }[];
  members: { id: string; name: string }[];
  needs: number;
  /** Why the file was not taken, and what was chosen beside it. */
  refused?: { detail: string; portalId: string | null; fileName?: string };
};

/** Where a file of tickets is uploaded, and the imports that there were. */
export const ImportListScreen: FC<ListProps> = (props) => (
  <OfficeLayout title="Import tickets" viewer={props.frame.viewer} current="jobs" needs={props.needs}>
    <div class="head">
      <h1>Import tickets</h1>
    </div>
    <Upload {...props} />
    {props.runs.length > 0 ? <Runs {...props} /> : null}
  </OfficeLayout>
);

const Upload: FC<ListProps> = ({ portals, refused }) => (
  <form
    class="sheet new"
    id="upload"
    method="post"
    action="/office/intake/import"
    enctype="multipart/form-data"
  >
    <header>
      <h2>A file of tickets</h2>
      <span class="small soft">CSV, at most 10 MB and 10,000 rows</span>
    </header>
    <div class="body form">
      {refused ? (
        <p class="said bad" role="alert" id="file-wrong">
          {refused.fileName ? `${refused.fileName}: ` : ""}
          {refused.detail}
        </p>
      ) : null}
      <div class="field">
        <label for="file">File</label>
        <input
          type="file"
          id="file"
          name="file"
          data-most-mb={10}
          required
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-describedby={refused ? "file-wrong file-hint" : "file-hint"}
        />
        <span class="small soft" id="file-hint">
          Its first row names the columns. Nothing is imported before you have seen what becomes of it.
        </span>
      </div>
      {portals.length > 0 ? (
        <div class="field">
          <label for="portal">Portal</label>
          <select id="portal" name="portal" aria-describedby="portal-hint">
            <option value="">None, our own rules</option>
            {portals.map(({ id, name }) => (
              <option value={id} selected={id === refused?.portalId}>
                {name}
              </option>
            ))}
          </select>
          <span class="small soft" id="portal-hint">
            Whose tickets these are: the same number by mail and by file is then one job.
          </span>
        </div>
      ) : null}
      <div class="row">
        <button class="button act" type="submit">
          Upload and look at it
        </button>
      </div>
    </div>
  </form>
);

const Runs: FC<ListProps> = ({ frame, runs, sums, members }) => (
  <section class="sheet" aria-labelledby="runs-title">
    <header>
      <h2 id="runs-title">Imports</h2>
    </header>
    <table class="jobs imports">
      <Columns of={["File", "Status", ["Rows", "wide"], ["By", "wide"], ["Uploaded", "num wide"]]} />
      <tbody>
        {runs.map((run) => (
          <tr id={run.id}>
            <td class="job">
              <a href={`/office/intake/import/${run.id}`} data-row>
                {run.fileName}
              </a>
            </td>
            <td class="work">
              <ImportStatusMark status={run.status} />
            </td>
            <td class="wide soft">
              {run.status === "mapping"
                ? counted(run.rows, "row")
                : toldSums({ ...NO_SUMS, ...sums.find(({ importId }) => importId === run.id) })}
            </td>
            <td class="wide soft">{members.find(({ id }) => id === run.createdBy)?.name ?? ""}</td>
            <td class="num wide soft">
              <Moment at={run.createdAt} clock={frame.clock} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
