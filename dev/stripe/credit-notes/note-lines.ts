import { unitAmount } from "../catalog/new-price.ts";
import { invalid, missingReference, refusal } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { multiply } from "../money/decimal.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Scope } from "../scope.ts";
import type { CreditNote, CreditNoteLine, Invoice, Line, TaxRate } from "../store/stored.ts";
import { customTaxes, givenTaxes, shareOfTaxes, type TaxAmount } from "./note-taxes.ts";

export interface LineParameters {
  type: string;
  amount?: number;
  description?: string;
  invoice_line_item?: string;
  metadata?: Record<string, string>;
  quantity?: number;
  tax_amounts?: "" | TaxAmount[];
  tax_rates?: "" | string[];
  unit_amount?: number;
  unit_amount_decimal?: string;
}

type At = (name: string) => string;

/** One line of a credit note at `path`; `before` are the invoice's issued notes and the lines in front of it. */
export function noteLine(
  scope: Scope,
  invoice: Invoice,
  before: CreditNoteLine[],
  parameters: LineParameters,
  path: string,
): CreditNoteLine {
  const at = (name: string) => `${path}[${name}]`;
  if (parameters.tax_amounts && invoice.automatic_tax.enabled) {
    throw invalid("`tax_amounts` is not valid for an invoice with `automatic_tax[enabled]=true`.", {
      param: at("tax_amounts"),
    });
  }
  return parameters.type === "custom_line_item"
    ? customLine(scope, invoice, parameters, at)
    : invoiceLine(scope, invoice, before, parameters, at);
}

/** The whole credit as one line without taxes, for a note that names only an amount. */
export function amountLine(amount: number): CreditNoteLine {
  return {
    ...blank("custom_line_item", amount),
    quantity: 1,
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  };
}

export function linesOf(notes: CreditNote[]): CreditNoteLine[] {
  return notes.flatMap((note) => note.lines);
}

function customLine(scope: Scope, invoice: Invoice, parameters: LineParameters, at: At): CreditNoteLine {
  if (invoice.automatic_tax.enabled) {
    throw invalid("`custom_line_item` is not valid for an invoice with `automatic_tax[enabled]=true`.", {
      param: at("type"),
    });
  }
  for (const name of ["amount", "invoice_line_item"] as const) refuseGiven(parameters, name, at);
  if (!parameters.description) throw missing(at("description"));
  const unit = unitAmount(parameters, at);
  const quantity = positive(parameters.quantity ?? 1, at("quantity"));
  const amount = multiply(unit, String(quantity));
  const taxes = customTaxes(scope, parameters, amount, at);
  return {
    ...blank("custom_line_item", amount),
    description: parameters.description,
    metadata: mergeMetadata({}, parameters.metadata),
    quantity,
    tax_rates: ratesOf(scope, parameters),
    taxes,
    unit_amount: /^-?\d+$/.test(unit) ? Number(unit) : null,
    unit_amount_decimal: unit,
  };
}

function invoiceLine(
  scope: Scope,
  invoice: Invoice,
  before: CreditNoteLine[],
  parameters: LineParameters,
  at: At,
): CreditNoteLine {
  for (const name of ["description", "tax_rates", "unit_amount", "unit_amount_decimal"] as const) {
    refuseGiven(parameters, name, at);
  }
  const id = parameters.invoice_line_item;
  if (id === undefined) throw missing(at("invoice_line_item"));
  const line = invoice.lines.find((candidate) => candidate.id === id);
  if (line === undefined) throw missingReference("invoice line item", id, at("invoice_line_item"));
  const earlier = before.filter((one) => one.invoice_line_item === id);
  const { amount, quantity } = creditedPart(line, earlier, parameters, at);
  const { tax_amounts } = parameters;
  return {
    ...blank("invoice_line_item", amount),
    description: line.description,
    invoice_line_item: id,
    metadata: mergeMetadata({}, parameters.metadata),
    quantity,
    taxes:
      tax_amounts === undefined
        ? shareOfTaxes(line, amount, earlier)
        : givenTaxes(scope, tax_amounts || [], at("tax_amounts")),
    unit_amount_decimal: quantity === null ? null : (line.pricing?.unit_amount_decimal ?? null),
  };
}

/** An amount or a quantity of the line: never more than is left, and never the one after the other. */
function creditedPart(line: Line, earlier: CreditNoteLine[], parameters: LineParameters, at: At) {
  const { amount, quantity } = parameters;
  if ((amount === undefined) === (quantity === undefined)) {
    throw invalid("You must specify exactly one of amount or quantity for an invoice_line_item.", {
      param: at("amount"),
    });
  }
  if (earlier.some((one) => (one.quantity === null) !== (quantity === undefined))) {
    throw refusal(
      "A line item that was credited by quantity can only be credited by quantity again, and one that was credited by amount only by amount.",
      { param: at(quantity === undefined ? "amount" : "quantity") },
    );
  }
  const left = line.amount - sum(earlier.map((one) => one.amount));
  if (amount !== undefined) {
    if (amount > left) throw tooMuch(`amount to credit (${amount})`, left, at("amount"));
    return { amount: positive(amount, at("amount")), quantity: null };
  }
  const many = positive(quantity ?? 0, at("quantity"));
  const unspent =
    Number(line.quantity_decimal ?? line.quantity ?? 1) - sum(earlier.map((one) => one.quantity ?? 0));
  if (many > unspent) throw tooMuch(`quantity to credit (${many})`, unspent, at("quantity"));
  const worth = multiply(line.pricing?.unit_amount_decimal ?? String(line.amount), String(many));
  return { amount: many === unspent ? left : Math.min(worth, left), quantity: many };
}

function blank(type: "custom_line_item" | "invoice_line_item", amount: number): CreditNoteLine {
  return {
    id: newId("cnli"),
    object: "credit_note_line_item",
    amount,
    description: null,
    discount_amount: 0,
    discount_amounts: [],
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    quantity: null,
    tax_rates: [],
    taxes: [],
    type,
    unit_amount: null,
    unit_amount_decimal: null,
  };
}

function ratesOf(scope: Scope, { tax_rates }: LineParameters): TaxRate[] {
  return (tax_rates || []).flatMap((id) => scope.world.objects.find(scope.account, "tax_rate", id) ?? []);
}

function refuseGiven(parameters: LineParameters, name: keyof LineParameters, at: At): void {
  if (parameters[name] === undefined) return;
  throw invalid(`\`${name}\` is not valid for a line of type \`${parameters.type}\`.`, { param: at(name) });
}

function missing(param: string): Error {
  return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

function tooMuch(what: string, left: number, param: string): Error {
  return refusal(
    `The ${what} is greater than what can still be credited on the invoice line item (${left}).`,
    {
      param,
    },
  );
}

function positive(value: number, param: string): number {
  if (value >= 1) return value;
  throw invalid("Invalid positive integer", { code: "parameter_invalid_integer", param });
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
