import { now, type Scope } from "../scope.ts";
import type { Invoice, Line } from "../store/stored.ts";
import { saveInvoice } from "./find.ts";
import { checkLineCount, itemOf } from "./lines.ts";
import { summed } from "./summed.ts";

/**
 * Gives a draft these lines: the sums follow, and so do the invoice items that stand behind new and changed
 * lines. What becomes of the items of removed lines is the remover's business.
 */
export function saveLines(
  scope: Scope,
  invoice: Invoice,
  lines: Line[],
  metadata = invoice.metadata,
): Invoice {
  checkLineCount(lines.length);
  const old = new Set(invoice.lines);
  for (const line of lines.filter((candidate) => !old.has(candidate))) saveItem(scope, invoice, line);
  return saveInvoice(scope, invoice, summed(scope, { ...invoice, lines, metadata }));
}

function saveItem(scope: Scope, invoice: Invoice, line: Line): void {
  const { objects } = scope.world;
  const item = itemOf(line, invoice.customer ?? "", now(scope));
  if (objects.exists(scope.account, item.id)) objects.save(scope.account, item);
  else objects.insert(scope.account, "invoiceitem", item);
}
