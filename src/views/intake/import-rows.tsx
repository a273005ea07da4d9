import type { FC } from "hono/jsx";
import type { RowQuery } from "../../worker/intake/csv/row-query.ts";
import type { ShownRow } from "../../worker/intake/csv/row-records.ts";
import type { ImportSums } from "../../worker/intake/csv/sums.ts";
import { Filter } from "../office/queue-screen.tsx";
import { Columns } from "../parts/columns.tsx";
import { Status } from "../parts/status.tsx";
import { count, ROW_OUTCOME, rowsTold } from "./import-words.tsx";

type RowsProps = {
  importId: string;
  rows: ShownRow[];
  /** Whether there are more below the last one. */
  more: boolean;
  query: RowQuery;
  sums: ImportSums;
};

const FILTERS = ["wrong", "created", "updated", "unchanged"] as const;

/** What became of each row, the wrong ones first. */
export const ImportRows: FC<RowsProps> = ({ importId, rows, more, query, sums }) => {
  const here = `/office/intake/import/${importId}`;
  const shown = query.show === "first" ? (sums.wrong > 0 ? "wrong" : "all") : query.show;
  return (
    <section class="sheet" id="rows" aria-label="What became of each row">
      <nav class="filters" aria-label="Which rows">
        {FILTERS.map((outcome) => (
          <Filter
            to={`${here}?show=${outcome}`}
            name={ROW_OUTCOME[outcome].word}
            count={sums[outcome]}
            here={shown === outcome}
          />
        ))}
        <Filter to={`${here}?show=all`} name="All" count={rowsTold(sums)} here={shown === "all"} />
      </nav>
      {rows.length === 0 ? (
        <p class="body soft">No row is in this list.</p>
      ) : (
        <table class="results">
          <Columns of={[["Row", "num"], "Became", "Job", "Why"]} />
          <tbody>
            {rows.map((one) => (
              <ResultRow one={one} />
            ))}
          </tbody>
        </table>
      )}
      {more || query.after > 0 ? (
        <footer class="row">
          {query.after > 0 ? (
            <a class="button" href={`${here}?show=${shown}`}>
              To the first rows
            </a>
          ) : null}
          {more ? (
            <a class="button" href={`${here}?show=${shown}&after=${rows.at(-1)?.row ?? 0}`} rel="next">
              Rows below {count(rows.at(-1)?.row ?? 0)}
            </a>
          ) : null}
        </footer>
      ) : null}
    </section>
  );
};

const ResultRow: FC<{ one: ShownRow }> = ({ one }) => {
  const { word, tone } = ROW_OUTCOME[one.outcome];
  return (
    <tr id={`row-${one.row}`}>
      <td class="num soft">{one.row}</td>
      <td>
        <Status tone={tone}>{word}</Status>
      </td>
      <td class="what">
        {one.jobId ? (
          <a href={`/office/jobs/${one.jobId}`} data-row>
            {one.ticketNumber ? <strong>{one.ticketNumber}</strong> : null} {one.title}
          </a>
        ) : null}
      </td>
      <td class="why">{one.detail}</td>
    </tr>
  );
};
