import { missingObject } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { Charge } from "../store/stored.ts";

export const chargeRoutes = [
  route("get", "/v1/charges", "charges.list", list),
  route("get", "/v1/charges/:id", "charges.retrieve", retrieve),
];

function retrieve(scope: Scope, _: unknown, id: string): Charge {
  const charge = scope.world.objects.find(scope.account, "charge", id);
  if (charge === undefined) throw missingObject("charge", id);
  return charge;
}

function list(scope: Scope, parameters: Parsed<ParametersOf["charges.list"]>): object {
  const { objects } = scope.world;
  const filter = { customer: parameters.customer, intent: parameters.payment_intent };
  return page(
    "/v1/charges",
    "charge",
    parameters,
    (id) => objects.position(scope.account, "charge", id),
    (query) =>
      objects.list(scope.account, "charge", { ...query, filter, created: toRange(parameters.created) }),
  );
}
