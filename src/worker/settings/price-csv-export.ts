import Papa from "papaparse";
import { taxValue } from "../../views/office/lines-draft.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { decimalText } from "../money/format.ts";
import { PRICE_FIELD_NAME, PRICE_FIELDS, type PriceField } from "./price-csv-columns.ts";
import type { Priced } from "./price-input.ts";

/**
 * The price book as a file that imports again, each price as it is charged. A cell that a spreadsheet would reckon out gets an
 * apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection), which reading takes away again. With a byte order mark,
 * or Excel takes it for windows-1252.
 */
export function pricesCsv(items: readonly PriceItemRow[], currency: string): string {
  const fields = PRICE_FIELDS.map((field) => PRICE_FIELD_NAME[field]);
  const data = items.map((item) => {
    const text = textOfPrice(item, currency);
    return PRICE_FIELDS.map((field) => text[field]);
  });
  return `\ufeff${Papa.unparse({ fields, data }, { newline: "\r\n", escapeFormulae: true })}\r\n`;
}

/** An item as a file says it, its price as it is charged. */
export function textOfPrice(item: Priced, currency: string): { [field in PriceField]: string } {
  return {
    ...{ description: item.description, code: item.code ?? "", kind: item.kind, unit: item.unit },
    unitPrice: decimalText(item.unitAmount, currency),
    cost: item.cost === null ? "" : decimalText(item.cost, currency),
    ...{ markup: item.markup ?? "", taxRate: taxValue(item) },
  };
}
