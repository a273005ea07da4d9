import { newId } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { toAddress } from "../resources/addresses.ts";
import { now, type Scope } from "../scope.ts";
import type { PaymentRecord } from "../store/stored.ts";

export type Report = Parsed<ParametersOf["paymentRecords.reportPayment"]>;

/** A payment that took place outside of Stripe, as the vendor reports it: a cheque, cash, a bank transfer. */
export function newRecord(scope: Scope, report: Report): PaymentRecord {
  const { currency, value } = report.amount_requested;
  const none = { currency, value: 0 };
  const sum = (outcome: string) => (outcome === report.outcome ? { currency, value } : none);
  const { customer_details: customer, payment_method_details: method, processor_details } = report;
  return {
    id: newId("pr"),
    object: "payment_record",
    amount: { currency, value },
    amount_authorized: none,
    amount_canceled: sum("canceled"),
    amount_failed: sum("failed"),
    amount_guaranteed: sum("guaranteed"),
    amount_refunded: none,
    amount_requested: { currency, value },
    application: null,
    created: now(scope),
    customer_details:
      customer === undefined
        ? null
        : {
            customer: customer.customer ?? null,
            email: customer.email ?? null,
            name: customer.name ?? null,
            phone: customer.phone ?? null,
          },
    customer_presence: report.customer_presence ?? null,
    description: report.description || null,
    latest_payment_attempt_record: newId("par"),
    livemode: false,
    metadata: mergeMetadata({}, report.metadata),
    payment_method_details: {
      billing_details: method.billing_details
        ? {
            address: toAddress(method.billing_details.address, null) ?? noAddress,
            email: method.billing_details.email ?? null,
            name: method.billing_details.name ?? null,
            phone: method.billing_details.phone ?? null,
          }
        : null,
      custom: {
        display_name: method.custom?.display_name ?? "Custom",
        type: method.custom?.type ?? null,
      },
      payment_method: method.payment_method ?? null,
      type: "custom",
    },
    processor_details: {
      custom: { payment_reference: processor_details?.custom?.payment_reference ?? null },
      type: "custom",
    },
    refunds: [],
    reported_by: "self",
    shipping_details: null,
  };
}

const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
