import { invalid, missingObject, missingReference, refusal } from "../http/errors.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { newRecord, type Report } from "../records/new-record.ts";
import type { Scope } from "../scope.ts";
import type { PaymentRecord } from "../store/stored.ts";
import { render } from "./render.ts";

export const paymentRecordRoutes = [
  route("post", "/v1/payment_records/report_payment", "paymentRecords.reportPayment", reportPayment),
  route("get", "/v1/payment_records/:id", "paymentRecords.retrieve", retrieve),
  route("post", "/v1/payment_records/:id/report_refund", "paymentRecords.reportRefund", reportRefund),
];

/** When each outcome came about is said in a hash of its name, which it needs. */
const moments = { canceled: "canceled_at", failed: "failed_at", guaranteed: "guaranteed_at" } as const;

function reportPayment(scope: Scope, report: Report): object {
  if (report.amount_requested.value < 1) {
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount_requested[value]",
    });
  }
  checkOutcome(report);
  const customer = report.customer_details?.customer;
  if (customer !== undefined && !scope.world.objects.find(scope.account, "customer", customer)) {
    throw missingReference("customer", customer, "customer_details[customer]");
  }
  if (report.payment_method_details.payment_method === undefined && !report.payment_method_details.custom) {
    throw invalid("Missing required param: payment_method_details[custom].", {
      code: "parameter_missing",
      param: "payment_method_details[custom]",
    });
  }
  const record = newRecord(scope, report);
  scope.world.objects.insert(scope.account, "payment_record", record);
  return render(scope, record);
}

function checkOutcome(report: Report): void {
  for (const [outcome, moment] of Object.entries(moments)) {
    const given =
      outcome === "canceled" ? report.canceled : outcome === "failed" ? report.failed : report.guaranteed;
    if (report.outcome === outcome && given === undefined) {
      const param = `${outcome}[${moment}]`;
      throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
    }
    if (report.outcome !== outcome && given !== undefined) {
      throw invalid(`You may only specify \`${outcome}\` when \`outcome\` is \`${outcome}\`.`, {
        param: outcome,
      });
    }
  }
}

function find(scope: Scope, id: string): PaymentRecord {
  const record = scope.world.objects.find(scope.account, "payment_record", id);
  if (record === undefined) throw missingObject("payment_record", id);
  return record;
}

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, find(scope, id));
}

/** A part or all of the guaranteed money went back. An invoice that it paid stays paid. */
function reportRefund(
  scope: Scope,
  parameters: Parsed<ParametersOf["paymentRecords.reportRefund"]>,
  id: string,
): object {
  const record = find(scope, id);
  const left = record.amount_guaranteed.value - record.amount_refunded.value;
  const { currency, value } = parameters.amount ?? { currency: record.amount.currency, value: left };
  if (currency !== record.amount.currency) {
    throw refusal(`The payment is in ${record.amount.currency}, but the refund is in ${currency}.`, {
      param: "amount[currency]",
    });
  }
  if (value < 1 || value > left) {
    throw refusal(`The refund (${value}) is greater than what is left of the payment (${left}).`, {
      param: "amount[value]",
    });
  }
  const reference = parameters.processor_details.custom?.refund_reference;
  if (reference === undefined) {
    const param = "processor_details[custom][refund_reference]";
    throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  if (record.refunds.some((refund) => refund.reference === reference)) {
    throw refusal(`A refund with the reference '${reference}' has already been reported.`, {
      param: "processor_details[custom][refund_reference]",
    });
  }
  const refunded: PaymentRecord = {
    ...record,
    amount_refunded: { currency, value: record.amount_refunded.value + value },
    metadata: mergeMetadata(record.metadata, parameters.metadata),
    refunds: [...record.refunds, { reference, amount: value }],
  };
  scope.world.objects.save(scope.account, refunded);
  return render(scope, refunded);
}
