import { missingReference } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, Line } from "../store/stored.ts";
import { findDraft } from "./find.ts";
import { lineOf, newLine } from "./lines.ts";
import { saveLines } from "./save-lines.ts";

type Parameters = Parsed<ParametersOf["invoices.addLines"]>;

/** What is added comes first, as at Stripe; within one call the order is the caller's. */
export function addLines(scope: Scope, parameters: Parameters, id: string): object {
  const invoice = findDraft(scope, id);
  const added = parameters.lines.map((line, index) => {
    const path = `lines[${index}]`;
    return line.invoice_item === undefined
      ? newLine(scope, invoice, line, path)
      : pendingItem(scope, invoice, line.invoice_item, path);
  });
  const metadata = mergeMetadata(invoice.metadata, parameters.invoice_metadata);
  return render(scope, saveLines(scope, invoice, [...added, ...invoice.lines], metadata));
}

function pendingItem(scope: Scope, invoice: Invoice, id: string, path: string): Line {
  const item = scope.world.objects.find(scope.account, "invoiceitem", id);
  const usable = item !== undefined && item.invoice === null && item.customer === invoice.customer;
  if (!usable) throw missingReference("invoiceitem", id, `${path}[invoice_item]`);
  return lineOf(scope, invoice, item);
}
