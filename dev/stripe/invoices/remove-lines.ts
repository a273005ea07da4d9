import { missingReference } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { render } from "../resources/render.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice, Line } from "../store/stored.ts";
import { findDraft } from "./find.ts";
import { itemOf } from "./lines.ts";
import { saveLines } from "./save-lines.ts";

export function removeLines(
  scope: Scope,
  parameters: Parsed<ParametersOf["invoices.removeLines"]>,
  id: string,
): object {
  const invoice = findDraft(scope, id);
  const gone = new Set<Line>();
  parameters.lines.forEach((removal, index) => {
    const line = invoice.lines.find((candidate) => candidate.id === removal.id);
    if (line === undefined) throw missingReference("invoice line item", removal.id, `lines[${index}][id]`);
    gone.add(line);
    letGo(scope, invoice, line, removal.behavior === "unassign");
  });
  const kept = invoice.lines.filter((line) => !gone.has(line));
  const metadata = mergeMetadata(invoice.metadata, parameters.invoice_metadata);
  return render(scope, saveLines(scope, invoice, kept, metadata));
}

/** Unassigned, the item waits for another invoice; deleted, it is gone with its line. */
function letGo(scope: Scope, invoice: Invoice, line: Line, unassign: boolean): void {
  const item = itemOf({ ...line, invoice: null }, invoice.customer ?? "", now(scope));
  if (unassign) scope.world.objects.save(scope.account, item);
  else scope.world.objects.remove(scope.account, item.id);
}
