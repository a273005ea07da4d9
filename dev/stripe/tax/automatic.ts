import { taxRateOf } from "../invoices/tax-rates.ts";
import { taxAt } from "../invoices/taxes.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, Line, Tax } from "../store/stored.ts";
import { taxPlace, taxProblem } from "./problem.ts";
import { rateAt, type TaxPlace } from "./rates.ts";

/**
 * The taxes of a draft with `automatic_tax`: each line's by where the customer is, and `complete`; without a
 * usable address none, and `requires_location_inputs`. Other drafts stay as they are.
 */
export function withAutomaticTax(scope: Scope, invoice: Invoice): Invoice {
  if (!invoice.automatic_tax.enabled) return invoice;
  const problem = taxProblem(scope, invoice);
  const place = problem === undefined ? taxPlace(invoice) : undefined;
  const status =
    problem === undefined
      ? "complete"
      : problem.code === "stripe_tax_inactive"
        ? "failed"
        : "requires_location_inputs";
  return {
    ...invoice,
    automatic_tax: { ...invoice.automatic_tax, status },
    lines: invoice.lines.map((line) => ({ ...line, taxes: taxesOfLine(scope, invoice, line, place) })),
  };
}

function taxesOfLine(scope: Scope, invoice: Invoice, line: Line, place: TaxPlace | undefined): Tax[] {
  if (place === undefined) return [];
  const found = rateAt(place);
  const exempt = exemption(invoice);
  const reason = exempt ?? (found === undefined ? "not_collecting" : undefined);
  const percentage = reason === undefined ? (found?.percentage ?? 0) : 0;
  const data = found ?? { display_name: "Tax", percentage: 0, country: place.country };
  const rate = taxRateOf(scope, { ...data, percentage, inclusive: isInclusive(scope, line) });
  const standard = percentage === 0 ? "not_subject_to_tax" : "standard_rated";
  const tax = taxAt(rate, line.amount, reason ?? standard);
  return [percentage === 0 ? { ...tax, taxable_amount: 0 } : tax];
}

function exemption(invoice: Invoice): Tax["taxability_reason"] | undefined {
  if (invoice.customer_tax_exempt === "exempt") return "customer_exempt";
  return invoice.customer_tax_exempt === "reverse" ? "reverse_charge" : undefined;
}

/** The price of the line says whether it contains its tax; nothing said means that it does not. */
function isInclusive(scope: Scope, line: Line): boolean {
  const id = line.pricing?.price_details?.price;
  if (id === undefined) return false;
  return scope.world.objects.find(scope.account, "price", id)?.tax_behavior === "inclusive";
}
