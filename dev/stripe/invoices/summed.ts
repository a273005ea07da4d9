import type { Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import { withAutomaticTax } from "../tax/automatic.ts";
import { withTotals } from "./totals.ts";

/** A draft with its automatic taxes and its sums as they follow from its lines. */
export function summed(scope: Scope, draft: Invoice): Invoice {
  return withTotals(withAutomaticTax(scope, draft));
}
