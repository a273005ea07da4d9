import type { FC } from "hono/jsx";
import type { ImportRunRow } from "../../worker/database/rows.ts";
import type { RowQuery } from "../../worker/intake/csv/row-query.ts";
import type { ShownRow } from "../../worker/intake/csv/row-records.ts";
import { type ImportSums, ROWS_A_PAGE } from "../../worker/intake/csv/sums.ts";
import { DAYS_OF_AN_IMPORT, FILE_IS_GONE } from "../../worker/intake/originals/life.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Moment } from "../parts/time.tsx";
import { ImportRows } from "./import-rows.tsx";
import { count, ImportStatusMark, rowsTold, toldSums } from "./import-words.tsx";

export type RunProps = {
  frame: Frame;
  run: ImportRunRow;
  sums: ImportSums;
  /** One more than a page shows, if there are more. */
  rows: ShownRow[];
  query: RowQuery;
  /** Who imported it. */
  by: string;
  needs: number;
};

/** Nothing happened for so long: somebody may want to have it go on, in milliseconds. */
const STILL = 120_000;

/** How far an import is, and what became of each row. */
export const ImportRunScreen: FC<RunProps> = (props) => (
  <OfficeLayout title="Import tickets" viewer={props.frame.viewer} current="jobs" needs={props.needs}>
    <div class="head">
      <h1>{props.run.fileName}</h1>
      <div class="row">
        <a class="button" href="/office/intake/import">
          All imports
        </a>
      </div>
    </div>
    <ImportRunRegion {...props} />
  </OfficeLayout>
);

export const ImportRunRegion: FC<RunProps> = (props) => (
  <div class="stack" id="import">
    <Progress {...props} />
    {rowsTold(props.sums) > 0 ? (
      <ImportRows
        importId={props.run.id}
        rows={props.rows.slice(0, ROWS_A_PAGE)}
        more={props.rows.length > ROWS_A_PAGE}
        query={props.query}
        sums={props.sums}
      />
    ) : null}
  </div>
);

const Progress: FC<RunProps> = ({ frame, run, sums, query, by }) => {
  const here = `/office/intake/import/${run.id}`;
  const told = rowsTold(sums);
  const lastAt = sums.lastAt ?? run.startedAt ?? run.createdAt;
  const stands = run.status === "running" && frame.clock.now - lastAt > STILL;
  return (
    <section class="sheet" aria-labelledby="progress-title">
      <header>
        <h2 id="progress-title">
          {count(told)} of {count(run.rows)} rows
        </h2>
        <p class="row">
          <ImportStatusMark status={run.status} />
          <span class="small soft">
            {by ? `${by}, ` : ""}
            <Moment at={run.startedAt ?? run.createdAt} clock={frame.clock} />
          </span>
        </p>
      </header>
      <div class="body form">
        <progress max={run.rows} value={told} aria-labelledby="progress-title" />
        <p role="status">{sentence(run, sums)}</p>
        {run.status === "failed" ? (
          <p class="said bad" role="alert">
            {run.reason}
          </p>
        ) : null}
        {stands ? (
          <p class="said warn">Nothing has happened for a while. Press Go on if it stays so.</p>
        ) : null}
        <div class="row">
          {run.status === "failed" || stands ? (
            <form method="post" action={`${here}/resume`}>
              <button class="button act" type="submit">
                Go on
              </button>
            </form>
          ) : null}
          {run.status === "running" || run.status === "failed" ? (
            <form method="post" action={`${here}/cancel`}>
              <button class="button" type="submit">
                Cancel the rest
              </button>
            </form>
          ) : null}
          {run.storageKey === FILE_IS_GONE ? (
            <span class="small soft">Its file was kept for {DAYS_OF_AN_IMPORT} days.</span>
          ) : sums.wrong > 0 ? (
            <a class="button" href={`${here}/wrong.csv`} download>
              Download the wrong rows
            </a>
          ) : null}
        </div>
      </div>
      {run.status === "running" ? (
        <div
          hx-get={`${here}?show=${query.show}&after=${query.after}`}
          hx-trigger="every 2s"
          hx-target="#import"
          hx-swap="outerMorph"
          data-quiet
        />
      ) : null}
    </section>
  );
};

function sentence({ status, rows }: ImportRunRow, sums: RunProps["sums"]): string {
  const told = toldSums(sums) || "nothing";
  const left = count(rows - rowsTold(sums));
  if (status === "done") return `Done: ${told}.`;
  if (status === "cancelled") return `Cancelled: ${told}; ${left} not imported.`;
  if (status === "failed") return `Stopped: ${told}; ${left} still to do.`;
  return `Running: ${toldSums(sums) || "nothing yet"}. You can leave this page and come back.`;
}
