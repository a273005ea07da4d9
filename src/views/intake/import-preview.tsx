import type { FC } from "hono/jsx";
import type { ImportRunRow } from "../../worker/database/rows.ts";
import type { FoundOrder } from "../../worker/intake/csv/dates.ts";
import type { CsvFile } from "../../worker/intake/csv/read-csv.ts";
import type { Expected, Survey } from "../../worker/intake/csv/survey.ts";
import type { ColumnMapping, DateOrder } from "../../worker/intake/vocabulary.ts";
import { formatAmount } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { SaidNo } from "../parts/said.tsx";
import { Status } from "../parts/status.tsx";
import { Day } from "../parts/time.tsx";
import { count, GAP_WORD, rowCount } from "./import-words.tsx";

export type PreviewProps = {
  frame: Frame;
  run: ImportRunRow;
  file: CsvFile;
  mapping: ColumnMapping;
  surveyed: Survey;
  /** Columns that were chosen to be what another one is. */
  twice: number[];
  /** Why the import did not begin. */
  refused?: string;
  /** What the file tells of dates in figures; null where there are none. */
  dates: FoundOrder | null;
  /** An import of the very same file. */
  before?: ImportRunRow & { by: string };
};

/** What becomes of a file's rows as its columns are chosen now, and the button that does it: it says how many. */
export const ImportPreview: FC<PreviewProps> = (props) => (
  <div class="stack" id="preview">
    <Becomes {...props} />
    <div class="row">
      <button class="button act" type="submit">
        {importWords(props)}
      </button>
      <button class="button" type="submit" formaction={`/office/intake/import/${props.run.id}/preview`}>
        Look again
      </button>
    </div>
  </div>
);

function importWords({ before, file, surveyed }: PreviewProps): string {
  const all = file.rows.length;
  const again = before ? " again" : "";
  return surveyed.wrong === 0
    ? `Import ${rowCount(all)}${again}`
    : `Import ${count(all - surveyed.wrong)} of ${rowCount(all)}${again}`;
}

/** Counts, what is wrong, and the first rows as they will be. */
const Becomes: FC<PreviewProps> = (props) => {
  const { surveyed, file, twice, refused } = props;
  return (
    <section class="sheet becomes" aria-labelledby="preview-title">
      <header>
        <h2 id="preview-title">What becomes of it</h2>
        <p class="row" role="status">
          <Status tone="good">{count(surveyed.new)} new</Status>
          <Status tone="wait">{count(surveyed.update)} update a job</Status>
          <Status tone={surveyed.wrong > 0 ? "bad" : "off"}>{count(surveyed.wrong)} wrong</Status>
        </p>
      </header>
      <div class="body form">
        <SaidNo refusal={refused ? { detail: refused } : undefined} />
        {twice.length > 0 && !refused ? (
          <p class="said warn">
            {twice.map((column) => `“${file.columns[column]}”`).join(", ")}: another column is that already.
            Choose one of them.
          </p>
        ) : null}
        {surveyed.wrong > 0 ? (
          <p class="said warn">
            Rows that are wrong are left out, and hold up nothing. You can download them afterwards, mend them
            and upload them again; or choose another column for what is not understood.
          </p>
        ) : null}
        {surveyed.open > 0 ? (
          <p class="small soft">
            {count(surveyed.open)} {surveyed.open === 1 ? "ticket says" : "tickets say"} less than a job
            needs, and will stand in the queue as needing a look.
          </p>
        ) : null}
        <DatesRead {...props} />
      </div>
      <PreviewTable {...props} />
      {surveyed.moreWrong.length > 0 ? (
        <>
          <h3 class="wrongs-title">Further rows that are wrong</h3>
          <ul class="wrongs">
            {surveyed.moreWrong.map((one) => (
              <li>
                <span class="soft">Row {one.rows.join(", ")}</span> {one.fate === "wrong" ? one.wrong : ""}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
};

const WHY: { [because in FoundOrder["because"]]: string } = {
  file: "as the dates in the file tell",
  mixed: "though the file has both kinds",
  locale: "since nothing in the file tells; look at the rows below",
};

const DatesRead: FC<PreviewProps> = ({ dates, mapping }) =>
  dates ? (
    <div class="field dates">
      <label for="dateOrder">Dates such as 03/04/2026</label>
      <select id="dateOrder" name="dateOrder">
        <option value="" selected={mapping.dateOrder === undefined}>
          {`${ORDER[dates.order]}, ${WHY[dates.because]}`}
        </option>
        <option value="mdy" selected={mapping.dateOrder === "mdy"}>
          {ORDER.mdy}
        </option>
        <option value="dmy" selected={mapping.dateOrder === "dmy"}>
          {ORDER.dmy}
        </option>
      </select>
    </div>
  ) : null;

const ORDER: { [order in DateOrder]: string } = {
  mdy: "Month first: March 4",
  dmy: "Day first: April 3",
};

const PreviewTable: FC<PreviewProps> = ({ frame, surveyed }) => (
  <section class="scroll" aria-label="The first rows as they will be" tabindex={0}>
    <table class="expected">
      <Columns
        of={[
          ["Row", "num"],
          "Becomes",
          "Ticket",
          "Title",
          "Customer",
          "Where",
          "Due",
          ["Not to exceed", "num"],
          "Lines",
        ]}
      />
      <tbody>
        {surveyed.first.map((one) => (
          <tr>
            <td class="num soft">{rowsOf(one.rows)}</td>
            {one.fate === "wrong" ? <WrongCells wrong={one.wrong} /> : <Cells one={one} frame={frame} />}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const WrongCells: FC<{ wrong: string }> = ({ wrong }) => (
  <>
    <td>
      <Status tone="bad">Wrong</Status>
    </td>
    <td class="why" colspan={7}>
      {wrong}
    </td>
  </>
);

const Cells: FC<{ one: Exclude<Expected, { fate: "wrong" }>; frame: Frame }> = ({ one, frame }) => {
  const { input, gaps, fate } = one;
  const { customer, site } = input;
  const missing = (gap: keyof typeof GAP_WORD, text: string) =>
    gaps.includes(gap) && fate === "new" ? <Status tone="warn">No {GAP_WORD[gap]}</Status> : text;
  return (
    <>
      <td>
        <Status tone={fate === "new" ? "good" : "wait"}>{fate === "new" ? "New" : "Update"}</Status>
      </td>
      <td>{missing("ticket_number", input.ticketNumber ?? "")}</td>
      <td class="what">{missing("title", input.title)}</td>
      <td class="what">
        {missing("customer", customer.name)}
        {customer.email ? <span class="soft"> {customer.email}</span> : null}
      </td>
      <td class="what">
        {missing("address", [site.line1, site.line2, site.city, site.postalCode].filter(Boolean).join(", "))}
      </td>
      <td>{input.dueOn ? <Day date={input.dueOn} locale={frame.locale} today={frame.today} /> : null}</td>
      <td class="num">{money(input.notToExceed, frame)}</td>
      <td class="what">
        {(input.lineItems ?? [])
          .map((line) => `${line.quantity} × ${line.description} ${money(line.unitAmount, frame)}`)
          .join("; ")}
      </td>
    </>
  );
};

function money(amount: number | null | undefined, { currency, locale }: Frame): string {
  return amount === null || amount === undefined ? "" : formatAmount(amount, currency, locale);
}

/** `7`, or `7–9` of rows that follow one another, or `7, 9`. */
function rowsOf(rows: number[]): string {
  const [first = 0] = rows;
  const last = rows.at(-1) ?? first;
  if (rows.length > 2 && last - first === rows.length - 1) return `${first}–${last}`;
  return rows.length > 3 ? `${first}, ${rows[1]} … ${last}` : rows.join(", ");
}
