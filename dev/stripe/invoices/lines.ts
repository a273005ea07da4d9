import { invalid, missingReference, refusal } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { multiply, truncate } from "../money/decimal.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import { now, type Scope } from "../scope.ts";
import type { Invoice, InvoiceItem, Line } from "../store/stored.ts";
import { type PriceParameters, priceOf, quantityOf } from "./price.ts";
import { type TaxParameters, taxesOf } from "./taxes.ts";

export interface LineParameters extends PriceParameters, TaxParameters {
  description?: string;
  discountable?: boolean;
  discounts?: "" | { coupon?: string; discount?: string; promotion_code?: string }[];
  metadata?: "" | Record<string, string>;
  period?: { start: number; end: number };
}

const mostLines = 250;

/** A new line of a draft, at `path` of the request, with an invoice item of its own behind it. */
export function newLine(scope: Scope, invoice: Invoice, parameters: LineParameters, path: string): Line {
  refuseDiscounts(parameters, path);
  refuseOwnTaxes(invoice, parameters, path);
  const { price, name } = priceOf(scope, parameters, invoice.currency, path);
  const created = now(scope);
  return {
    id: newId("il"),
    object: "line_item",
    ...price,
    currency: invoice.currency,
    description: parameters.description || name,
    discount_amounts: [],
    discountable: parameters.discountable ?? price.amount >= 0,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: mergeMetadata({}, parameters.metadata),
    parent: {
      invoice_item_details: {
        invoice_item: newId("ii"),
        proration: false,
        proration_details: { credited_items: null },
        subscription: null,
      },
      subscription_item_details: null,
      type: "invoice_item_details",
    },
    period: parameters.period ?? { start: created, end: created },
    pretax_credit_amounts: [],
    subscription: null,
    taxes: taxesOf(scope, parameters, price.amount, invoice.default_tax_rates, path),
  };
}

/** The same line with some of it changed. */
export function changedLine(
  scope: Scope,
  invoice: Invoice,
  line: Line,
  parameters: LineParameters,
  path: string,
): Line {
  refuseDiscounts(parameters, path);
  refuseOwnTaxes(invoice, parameters, path);
  const repriced = reprice(scope, invoice, line, parameters, path);
  const { tax_amounts, tax_rates } = parameters;
  const retaxed = tax_amounts !== undefined || tax_rates !== undefined;
  return {
    ...line,
    ...repriced,
    description: parameters.description === undefined ? line.description : parameters.description || null,
    discountable: parameters.discountable ?? line.discountable,
    metadata: mergeMetadata(line.metadata, parameters.metadata),
    period: parameters.period ?? line.period,
    taxes: retaxed ? taxesOf(scope, parameters, repriced.amount, [], path) : line.taxes,
  };
}

/** A new quantity alone keeps the unit amount that the line has. */
function reprice(scope: Scope, invoice: Invoice, line: Line, parameters: LineParameters, path: string) {
  const { amount, price_data, pricing, quantity, quantity_decimal } = parameters;
  const priceGiven = amount !== undefined || price_data !== undefined || pricing !== undefined;
  if (priceGiven) return priceOf(scope, parameters, invoice.currency, path).price;
  if (quantity === undefined && quantity_decimal === undefined) return { amount: line.amount };
  const many = quantityOf(parameters, (name) => (path === "" ? name : `${path}[${name}]`));
  const total = multiply(line.pricing?.unit_amount_decimal ?? String(line.amount), many);
  return { amount: total, subtotal: total, quantity: truncate(many), quantity_decimal: many };
}

export function checkLineCount(count: number): void {
  if (count <= mostLines) return;
  throw refusal(`An invoice can have up to ${mostLines} line items.`, { param: "lines" });
}

/** The invoice item that stands behind a line of `customer`. */
export function itemOf(line: Line, customer: string, date: number): InvoiceItem {
  return {
    id: line.parent?.invoice_item_details?.invoice_item ?? newId("ii"),
    object: "invoiceitem",
    amount: line.amount,
    currency: line.currency,
    customer,
    customer_account: null,
    date,
    description: line.description,
    discountable: line.discountable,
    discounts: [],
    invoice: line.invoice,
    livemode: false,
    metadata: line.metadata,
    net_amount: line.amount,
    parent: null,
    period: line.period,
    pricing: line.pricing,
    proration: false,
    quantity: line.quantity ?? 1,
    quantity_decimal: line.quantity_decimal ?? "1",
    tax_rates: [],
    test_clock: null,
  };
}

/** The line that a pending invoice item becomes on an invoice. */
export function lineOf(scope: Scope, invoice: Invoice, item: InvoiceItem): Line {
  const blank = newLine(scope, invoice, { amount: item.amount, period: item.period }, "");
  return {
    ...blank,
    description: item.description,
    discountable: item.discountable,
    metadata: item.metadata ?? {},
    parent: {
      invoice_item_details: {
        invoice_item: item.id,
        proration: false,
        proration_details: { credited_items: null },
        subscription: null,
      },
      subscription_item_details: null,
      type: "invoice_item_details",
    },
    pricing: item.pricing,
    quantity: item.quantity,
    quantity_decimal: item.quantity_decimal,
  };
}

/** Either the vendor says what the tax is, or Stripe Tax does. */
function refuseOwnTaxes(invoice: Invoice, parameters: LineParameters, path: string): void {
  if (!invoice.automatic_tax.enabled) return;
  for (const name of ["tax_rates", "tax_amounts"] as const) {
    if ((parameters[name] || []).length === 0) continue;
    throw invalid(`You cannot set \`${name}\` on an invoice with \`automatic_tax[enabled]=true\`.`, {
      param: path === "" ? name : `${path}[${name}]`,
    });
  }
}

/** Coupons do not exist here yet, so none can be found. */
function refuseDiscounts(parameters: LineParameters, path: string): void {
  const [first] = parameters.discounts || [];
  if (first === undefined) return;
  throw missingReference(
    "coupon",
    first.coupon ?? first.discount ?? first.promotion_code ?? "",
    `${path}[discounts]`,
  );
}
