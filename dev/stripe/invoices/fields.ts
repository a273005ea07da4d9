import { invalid } from "../http/errors.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { Invoice } from "../store/stored.ts";
import { findTaxRates } from "./tax-rates.ts";

export type CreateParameters = Parsed<ParametersOf["invoices.create"]>;
export type UpdateParameters = Parsed<ParametersOf["invoices.update"]>;

const mostCustomFields = 4;

/** What creation and update have in common: an absent parameter leaves a field, an empty one unsets it. */
export function withFields(
  scope: Scope,
  invoice: Invoice,
  parameters: CreateParameters | UpdateParameters,
): Invoice {
  const text = (value: string | undefined, old: string | null) => (value === undefined ? old : value || null);
  const { custom_fields, automatic_tax, payment_settings, default_tax_rates } = parameters;
  return {
    ...invoice,
    auto_advance: parameters.auto_advance ?? invoice.auto_advance,
    automatic_tax: automatic_tax
      ? {
          ...invoice.automatic_tax,
          enabled: automatic_tax.enabled,
          provider: automatic_tax.enabled ? "stripe" : null,
          status: automatic_tax.enabled ? invoice.automatic_tax.status : null,
        }
      : invoice.automatic_tax,
    collection_method: parameters.collection_method ?? invoice.collection_method,
    custom_fields: custom_fields === undefined ? invoice.custom_fields : checkCustomFields(custom_fields),
    default_payment_method: text(parameters.default_payment_method, invoice.default_payment_method),
    default_tax_rates:
      default_tax_rates === undefined
        ? invoice.default_tax_rates
        : findTaxRates(scope, default_tax_rates || [], "default_tax_rates"),
    description: text(parameters.description, invoice.description),
    effective_at:
      parameters.effective_at === undefined ? invoice.effective_at : parameters.effective_at || null,
    footer: text(parameters.footer, invoice.footer),
    metadata: mergeMetadata(invoice.metadata, parameters.metadata),
    number: text(parameters.number, invoice.number),
    on_behalf_of: text(parameters.on_behalf_of, invoice.on_behalf_of),
    payment_settings: {
      ...invoice.payment_settings,
      ...(payment_settings?.payment_method_types !== undefined && {
        payment_method_types: payment_settings.payment_method_types || null,
      }),
    },
    statement_descriptor: text(parameters.statement_descriptor, invoice.statement_descriptor),
    collect: {
      application_fee_amount: applicationFee(scope, parameters) ?? invoice.collect.application_fee_amount,
      transfer_data:
        parameters.transfer_data === undefined
          ? invoice.collect.transfer_data
          : parameters.transfer_data || null,
    },
  };
}

function checkCustomFields(fields: { name: string; value: string }[] | ""): Invoice["custom_fields"] {
  if (fields === "" || fields.length === 0) return null;
  if (fields.length <= mostCustomFields) return fields;
  throw invalid(
    `Invoices can have up to ${mostCustomFields} custom fields, but you passed ${fields.length}.`,
    { param: "custom_fields" },
  );
}

function applicationFee(scope: Scope, parameters: CreateParameters | UpdateParameters): number | undefined {
  const fee = parameters.application_fee_amount;
  if (fee === undefined || scope.request?.onBehalf) return fee;
  throw invalid(
    "Can only apply an application_fee_amount when the request is made on behalf of another account (using an OAuth key or the Stripe-Account header).",
    { param: "application_fee_amount" },
  );
}
