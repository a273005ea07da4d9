import { missingObject, missingReference } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Line } from "../store/stored.ts";
import { findDraft } from "./find.ts";
import { changedLine } from "./lines.ts";
import { saveLines } from "./save-lines.ts";

export function updateLines(
  scope: Scope,
  parameters: Parsed<ParametersOf["invoices.updateLines"]>,
  id: string,
): object {
  const invoice = findDraft(scope, id);
  const lines = [...invoice.lines];
  parameters.lines.forEach((change, index) => {
    const path = `lines[${index}]`;
    const place = lines.findIndex((line) => line.id === change.id);
    const line = lines[place];
    if (line === undefined) throw missingReference("invoice line item", change.id, `${path}[id]`);
    lines[place] = changedLine(scope, invoice, line, change, path);
  });
  const metadata = mergeMetadata(invoice.metadata, parameters.invoice_metadata);
  return render(scope, saveLines(scope, invoice, lines, metadata));
}

/** The one call on lines that answers with the line and not with the invoice. */
export function updateLineItem(
  scope: Scope,
  parameters: Parsed<ParametersOf["invoices.updateLineItem"]>,
  invoiceId: string,
  lineId: string,
): Line {
  const invoice = findDraft(scope, invoiceId);
  const before = invoice.lines.find((line) => line.id === lineId);
  if (before === undefined) throw missingObject("invoice line item", lineId, "line_item_id");
  const after = changedLine(scope, invoice, before, parameters, "");
  saveLines(
    scope,
    invoice,
    invoice.lines.map((line) => (line === before ? after : line)),
  );
  return after;
}
