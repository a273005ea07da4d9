import type { FC } from "hono/jsx";
import type { BookLine, Compared, Entry } from "../../worker/books/compare.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { Amount } from "../parts/money.tsx";
import { Status } from "../parts/status.tsx";
import { Day } from "../parts/time.tsx";
import { AGREES, FIELD_WORD, STATUS_WORD } from "./words.ts";

const AMOUNTS = ["total", "paid", "due", "credited", "refunded"] as const;

const lookOf = (field: (typeof AMOUNTS)[number]) => (field === "total" ? "num" : "num wide");

type TableProps = { lines: BookLine[]; caption: string; frame: Frame };

/** One line an invoice. Where Stripe says otherwise, its word stands under ours. */
export const BookTable: FC<TableProps> = ({ lines, caption, frame }) => (
  <table class="jobs books">
    <caption class="unseen">{caption}</caption>
    <Columns
      of={[
        ...(["Invoice", ["Customer", "wide"], ["Made", "wide"], "Books", ["Status", "wide"]] as const),
        ...AMOUNTS.map((field) => [FIELD_WORD[field], lookOf(field)] as const),
      ]}
    />
    <tbody>
      {lines.map((line) => (
        <Line line={line} frame={frame} />
      ))}
    </tbody>
  </table>
);

const Line: FC<{ line: BookLine; frame: Frame }> = ({ line, frame }) => {
  const theirs = line.kind === "differ" || line.kind === "theirs_alone" ? line.theirs : null;
  const entry = line.kind === "theirs_alone" ? line.theirs : line.ours;
  const differs = (field: Compared) => line.kind === "differ" && line.fields.includes(field);
  const { word, tone } = AGREES[line.kind];
  return (
    <tr>
      <td class="job">
        {line.kind === "theirs_alone" ? (
          <strong>{line.theirs.number ?? "Draft"}</strong>
        ) : (
          <a href={`/office/invoices/${line.ours.invoiceId}`} data-row>
            <strong>{line.ours.number ?? "Draft"}</strong>
            <span class="narrow"> {line.ours.customerName}</span>
          </a>
        )}
        {line.kind === "differ" ? <p class="narrow small bad">{inWords(line, frame)}</p> : null}
      </td>
      <td class="wide">{entry.customerName}</td>
      <td class="wide soft">
        {line.kind === "theirs_alone" ? null : (
          <Day date={line.ours.madeOn} locale={frame.locale} today={frame.today} />
        )}
      </td>
      <td class="work">
        <Status tone={tone}>{word}</Status>
      </td>
      <td class="wide">
        {STATUS_WORD[entry.status]}
        {theirs && differs("status") ? <Said>{STATUS_WORD[theirs.status]}</Said> : null}
      </td>
      {AMOUNTS.map((field) => (
        <td class={lookOf(field)}>
          <Amount
            amount={entry[field]}
            currency={entry.currency}
            locale={frame.locale}
            own={frame.currency}
          />
          {theirs && differs(field) ? (
            <Said>{formatMoney(theirs[field], entry.currency, frame.locale)}</Said>
          ) : null}
        </td>
      ))}
    </tr>
  );
};

const Said: FC<{ children?: unknown }> = ({ children }) => <span class="said-there">Stripe: {children}</span>;

/** On a narrow screen, where the columns are left out. */
function inWords(line: Extract<BookLine, { kind: "differ" }>, { locale }: Frame): string {
  const told = (entry: Entry, field: Compared) =>
    field === "status" ? STATUS_WORD[entry.status] : formatMoney(entry[field], line.ours.currency, locale);
  return line.fields
    .map((field) => `${FIELD_WORD[field]}: ${told(line.ours, field)}, at Stripe ${told(line.theirs, field)}`)
    .join(". ");
}
