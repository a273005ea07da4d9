import { refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import type { TaxPlace } from "./rates.ts";
import { taxIsActive } from "./setting.ts";

/** Why Stripe Tax cannot compute an invoice's taxes. */
export interface TaxProblem {
  type: "invalid_request_error";
  code: "stripe_tax_inactive" | "customer_tax_location_invalid";
  message: string;
}

const inactive =
  "Stripe Tax has not been activated on your account. Please visit https://stripe.com/docs/tax/set-up to get started.";

const noLocation =
  "The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.";

/** Countries whose taxes differ within: Stripe Tax asks for a postal code there. */
const needPostalCode = new Set(["CA", "US"]);

export function taxProblem(scope: Scope, invoice: Invoice): TaxProblem | undefined {
  if (!invoice.automatic_tax.enabled) return undefined;
  const type = "invalid_request_error";
  if (!taxIsActive(scope)) return { type, code: "stripe_tax_inactive", message: inactive };
  if (taxPlace(invoice) === undefined) {
    return { type, code: "customer_tax_location_invalid", message: noLocation };
  }
  return undefined;
}

/** Switching automatic tax on is refused at once where the account has no Stripe Tax. */
export function refuseInactiveTax(scope: Scope, enabled: boolean | undefined): void {
  if (!enabled || taxIsActive(scope)) return;
  throw refusal(inactive, { code: "stripe_tax_inactive", param: "automatic_tax[enabled]" });
}

/** Where the customer is: the shipping address first, then the customer's own. */
export function taxPlace(invoice: Invoice): TaxPlace | undefined {
  for (const address of [invoice.customer_shipping?.address, invoice.customer_address]) {
    if (!address?.country) continue;
    if (needPostalCode.has(address.country) && !address.postal_code) return undefined;
    return { country: address.country, state: address.state };
  }
  return undefined;
}
