import { textOf } from "../../jobs/office-verbs.ts";
import { type ColumnMapping, TICKET_FIELDS } from "../vocabulary.ts";

/** What a person chose, and the columns whose field another column has already. */
export type ChosenMapping = { mapping: ColumnMapping; twice: number[] };

/** Reads the selects of the mapping's page: `column-0` and so on, and the order of the dates. */
export function readMapping(form: FormData, columns: number): ChosenMapping {
  const mapping: ColumnMapping = {};
  const twice: number[] = [];
  for (let column = 0; column < columns; column++) {
    const field = TICKET_FIELDS.find((one) => one === textOf(form, `column-${column}`));
    if (field && mapping[field] !== undefined) twice.push(column);
    else if (field) mapping[field] = column;
  }
  const order = textOf(form, "dateOrder");
  if (order === "mdy" || order === "dmy") mapping.dateOrder = order;
  return { mapping, twice };
}

/** Why an import cannot begin like this; null where it can. */
export function whyNotStart({ mapping, twice }: ChosenMapping): string | null {
  if (twice.length > 0) return "Two columns are the same field. Choose one of them for it.";
  if (TICKET_FIELDS.every((field) => mapping[field] === undefined)) {
    return "Choose for at least one column what it is.";
  }
  return null;
}
