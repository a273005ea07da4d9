import type { FC } from "hono/jsx";
import {
  PRICE_FIELD_NAME,
  PRICE_FIELDS,
  type PriceMapping,
} from "../../worker/settings/price-csv-columns.ts";
import type { PlannedRow } from "../../worker/settings/price-csv-plan.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { Status } from "../parts/status.tsx";
import { counted } from "../parts/words.ts";
import { SettingsFrame } from "./settings-frame.tsx";

const HERE = "/office/settings/price-book/import";
const MOST_SHOWN = 300;

type FilePreview = { text: string; columns: string[]; mapping: PriceMapping; plan: PlannedRow[] };
type CsvProps = { frame: Frame; needs: number; preview?: FilePreview; wrong?: string };

/** A file of prices: chosen, looked at row by row, and only then taken over. */
export const PriceCsvScreen: FC<CsvProps> = ({ frame, needs, preview, wrong }) => (
  <SettingsFrame frame={frame} title="Price book" needs={needs}>
    {wrong ? (
      <p class="said bad" role="alert">
        {wrong}
      </p>
    ) : null}
    <div class="stack">
      <section class="sheet">
        <header>
          <h2>Import prices</h2>
          <a class="small" href="/office/settings/price-book">
            Back to the price book
          </a>
        </header>
        <form class="body form" method="post" action={HERE} enctype="multipart/form-data">
          <div class="field">
            <label for="file">A CSV file</label>
            <input
              id="file"
              type="file"
              name="file"
              data-most-mb={2}
              accept=".csv,text/csv,text/plain"
              required
            />
            <span class="small soft">
              With a row of names above, such as Code, What, Kind, Unit, Price, Cost, Markup, Tax: at most
              5,000 rows. A code finds an item again, else what it is and its unit do. Nothing is taken over
              before you have seen it.
            </span>
          </div>
          <div class="row">
            <button class="button act" type="submit">
              Look at the file
            </button>
          </div>
        </form>
      </section>
      {preview ? <Preview {...preview} /> : null}
    </div>
  </SettingsFrame>
);

const Preview: FC<FilePreview> = ({ text, columns, mapping, plan }) => {
  const count = (fate: PlannedRow["fate"]) => plan.filter((row) => row.fate === fate).length;
  const [fresh, other, wrong] = [count("new"), count("changed"), count("wrong")];
  const order = { wrong: 0, changed: 1, new: 2, unchanged: 3 };
  const rows = plan.toSorted((a, b) => order[a.fate] - order[b.fate] || a.row - b.row);
  return (
    <form method="post" action={HERE} enctype="multipart/form-data">
      <textarea name="text" hidden>
        {text}
      </textarea>
      <section class="sheet">
        <header>
          <h2>
            {fresh} new, {other} changed, {count("unchanged")} as they are, {wrong} wrong
          </h2>
        </header>
        <div class="body form">
          <div class="priced">
            {PRICE_FIELDS.map((field) => (
              <div class="field">
                <label for={`map-${field}`}>{PRICE_FIELD_NAME[field]}</label>
                <select id={`map-${field}`} name={`map.${field}`}>
                  <option value="">not in the file</option>
                  {columns.map((name, index) => (
                    <option value={index} selected={mapping[field] === index}>
                      {name}
                    </option>
                  ))}
                </select>
              </div>
            ))}
          </div>
          <div class="row">
            <button class="button" type="submit">
              Look again
            </button>
            {fresh + other > 0 ? (
              <button class="button act" type="submit" name="apply" value="1">
                Take over {counted(fresh + other, "row")}
                {wrong > 0 ? `, leave out ${wrong}` : ""}
              </button>
            ) : null}
          </div>
        </div>
        <table class="lines">
          <Columns of={[["Row", "num"], "What", "What happens"]} />
          <tbody>
            {rows.slice(0, MOST_SHOWN).map((row) => (
              <tr>
                <td class="num soft">{row.row}</td>
                <td>{row.what}</td>
                <td>
                  <Fate row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > MOST_SHOWN ? (
          <p class="body small soft">And {rows.length - MOST_SHOWN} more rows.</p>
        ) : null}
      </section>
    </form>
  );
};

const Fate: FC<{ row: PlannedRow }> = ({ row }) => {
  switch (row.fate) {
    case "wrong":
      return (
        <>
          <Status tone="bad">Wrong</Status> {row.why}
        </>
      );
    case "changed":
      return (
        <>
          <Status tone="wait">Changed</Status> {row.changes.join("; ")}
        </>
      );
    case "new":
      return <Status tone="good">New</Status>;
    case "unchanged":
      return <span class="soft">as it is</span>;
  }
};
