import { createSession } from "../checkout/create-session.ts";
import { expireSession } from "../checkout/expire.ts";
import { findSession } from "../checkout/find.ts";
import { page, pageOfArray, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import { render } from "./render.ts";

const all = "/v1/checkout/sessions";
const one = `${all}/:id`;

export const checkoutSessionRoutes = [
  route("post", all, "checkout.sessions.create", createSession),
  route("get", all, "checkout.sessions.list", list),
  route("get", one, "checkout.sessions.retrieve", retrieve),
  route("post", `${one}/expire`, "checkout.sessions.expire", expire),
  route("get", `${one}/line_items`, "checkout.sessions.listLineItems", listLineItems),
];

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, findSession(scope, id));
}

function expire(scope: Scope, _: unknown, id: string): object {
  return render(scope, expireSession(scope, findSession(scope, id)));
}

function list(scope: Scope, parameters: Parsed<ParametersOf["checkout.sessions.list"]>): object {
  const { objects } = scope.world;
  const { customer, customer_details, payment_intent, payment_link, status } = parameters;
  const filter = { customer, status, intent: payment_intent };
  const matching = { payment_link, "customer_details.email": customer_details?.email };
  return page(
    all,
    "checkout.session",
    parameters,
    (id) => objects.position(scope.account, "checkout_session", id),
    (query) => {
      const full = { ...query, filter, matching, created: toRange(parameters.created) };
      return objects.list(scope.account, "checkout_session", full).map((session) => render(scope, session));
    },
  );
}

function listLineItems(
  scope: Scope,
  parameters: Parsed<ParametersOf["checkout.sessions.listLineItems"]>,
  id: string,
): object {
  const { line_items } = findSession(scope, id);
  return pageOfArray(`${all}/${id}/line_items`, "line item", parameters, line_items);
}
