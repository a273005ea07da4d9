import { invalid, missingObject, missingReference, refusal } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { latestCharge, paymentOf } from "../payments/find.ts";
import { giveBack } from "../refunds/give-back.ts";
import { cancelRefund, saveRefund } from "../refunds/settle.ts";
import type { Scope } from "../scope.ts";
import type { Charge, Refund } from "../store/stored.ts";
import { render } from "./render.ts";

export const refundRoutes = [
  route("post", "/v1/refunds", "refunds.create", create),
  route("get", "/v1/refunds", "refunds.list", list),
  route("get", "/v1/refunds/:id", "refunds.retrieve", retrieve),
  route("post", "/v1/refunds/:id", "refunds.update", update),
  route("post", "/v1/refunds/:id/cancel", "refunds.cancel", cancel),
];

type Create = Parsed<ParametersOf["refunds.create"]>;

function create(scope: Scope, parameters: Create): object {
  refuseUnsupported(parameters);
  const charge = chargeOf(scope, parameters);
  if (charge.disputed) {
    throw refusal(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  const refund = giveBack(scope, charge, {
    amount: parameters.amount,
    reason: parameters.reason ?? null,
    metadata: mergeMetadata({}, parameters.metadata),
    invoice: invoiceOf(scope, charge),
    instructions_email: parameters.instructions_email,
  });
  return render(scope, refund);
}

/** The charge that is to be given back, if its money has arrived. */
function chargeOf(scope: Scope, { amount, charge: id, payment_intent }: Create): Charge {
  const { objects } = scope.world;
  if (amount !== undefined && amount < 1) {
    throw invalid("Invalid positive integer", { code: "parameter_invalid_integer", param: "amount" });
  }
  if (id === undefined && payment_intent === undefined) {
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  if (id !== undefined) {
    const charge = objects.find(scope.account, "charge", id);
    if (charge === undefined) throw missingReference("charge", id, "charge");
    if (charge.status !== "succeeded")
      throw refusal(`Charge ${id} has not succeeded and cannot be refunded.`);
    return charge;
  }
  const intent = objects.find(scope.account, "payment_intent", payment_intent ?? "");
  if (intent === undefined) throw missingReference("payment_intent", payment_intent ?? "", "payment_intent");
  const charge = latestCharge(scope, intent);
  if (charge?.status !== "succeeded") {
    throw refusal(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: "payment_intent",
    });
  }
  return charge;
}

function invoiceOf(scope: Scope, charge: Charge): string | null {
  const intent = scope.world.objects.find(scope.account, "payment_intent", charge.payment_intent ?? "");
  return (intent && paymentOf(scope, intent)?.invoice) ?? null;
}

/** Better an honest refusal than a parameter that is taken and does nothing. */
function refuseUnsupported(parameters: Create): void {
  const { origin, refund_application_fee, reverse_transfer } = parameters;
  const asked = { origin, refund_application_fee, reverse_transfer };
  for (const [param, value] of Object.entries(asked)) {
    if (value) throw refusal(`The local Stripe does not support ${param} on refunds.`, { param });
  }
}

function find(scope: Scope, id: string): Refund {
  const refund = scope.world.objects.find(scope.account, "refund", id);
  if (refund === undefined) throw missingObject("refund", id);
  return refund;
}

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, find(scope, id));
}

function update(scope: Scope, parameters: Parsed<ParametersOf["refunds.update"]>, id: string): object {
  const before = find(scope, id);
  const metadata = mergeMetadata(before.metadata, parameters.metadata);
  return render(scope, saveRefund(scope, before, { ...before, metadata }));
}

function cancel(scope: Scope, _: unknown, id: string): object {
  return render(scope, cancelRefund(scope, find(scope, id)));
}

function list(scope: Scope, parameters: Parsed<ParametersOf["refunds.list"]>): object {
  const { objects } = scope.world;
  const { charge, payment_intent } = parameters;
  return page(
    "/v1/refunds",
    "refund",
    parameters,
    (id) => objects.position(scope.account, "refund", id),
    (query) => {
      const filter = { intent: payment_intent };
      const full = { ...query, filter, matching: { charge }, created: toRange(parameters.created) };
      return objects.list(scope.account, "refund", full).map((refund) => render(scope, refund));
    },
  );
}
