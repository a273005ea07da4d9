import { findLink } from "../checkout/find.ts";
import { invoiceData } from "../checkout/invoice-data.ts";
import { readCart } from "../checkout/items.ts";
import { afterCompletion, limited, newLink, payableTypes } from "../checkout/new-link.ts";
import { refuseUnsupported } from "../checkout/unsupported.ts";
import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { page, pageOfArray } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { PaymentLink } from "../store/stored.ts";
import { render } from "./render.ts";

const one = "/v1/payment_links/:id";
const mostItems = 20;

export const paymentLinkRoutes = [
  route("post", "/v1/payment_links", "paymentLinks.create", create),
  route("get", "/v1/payment_links", "paymentLinks.list", list),
  route("get", one, "paymentLinks.retrieve", retrieve),
  route("post", one, "paymentLinks.update", update),
  route("get", `${one}/line_items`, "paymentLinks.listLineItems", listLineItems),
];

type Update = Parsed<ParametersOf["paymentLinks.update"]>;

function create(scope: Scope, parameters: Parsed<ParametersOf["paymentLinks.create"]>): object {
  refuseUnsupported(parameters);
  const link = newLink(scope, readCart(scope, parameters.line_items, mostItems), parameters);
  scope.world.objects.insert(scope.account, "payment_link", link);
  const answer = render(scope, link);
  emit(scope, "payment_link.created", answer);
  return answer;
}

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, findLink(scope, id));
}

/** Sessions that visitors opened before stay as they are, also when the link is switched off. */
function update(scope: Scope, parameters: Update, id: string): object {
  refuseUnsupported(parameters);
  if (parameters.line_items !== undefined) {
    throw refusal("The local Stripe does not support changing line_items.", { param: "line_items" });
  }
  const before = findLink(scope, id);
  const after: PaymentLink = {
    ...before,
    active: parameters.active ?? before.active,
    after_completion: parameters.after_completion
      ? afterCompletion(parameters.after_completion)
      : before.after_completion,
    customer_creation: parameters.customer_creation ?? before.customer_creation,
    inactive_message:
      parameters.inactive_message === undefined
        ? before.inactive_message
        : parameters.inactive_message || null,
    invoice_creation: parameters.invoice_creation
      ? {
          enabled: parameters.invoice_creation.enabled,
          invoice_data: invoiceData(parameters.invoice_creation.invoice_data),
        }
      : before.invoice_creation,
    metadata: mergeMetadata(before.metadata, parameters.metadata),
    payment_method_types:
      parameters.payment_method_types === undefined
        ? before.payment_method_types
        : parameters.payment_method_types
          ? payableTypes(parameters.payment_method_types)
          : null,
    restrictions: restrictionsOf(before, parameters),
  };
  const answer = render(scope, after);
  const previous = difference(render(scope, before), answer);
  if (previous === undefined) return answer;
  scope.world.objects.save(scope.account, after);
  emit(scope, "payment_link.updated", answer, previous);
  return answer;
}

function restrictionsOf(link: PaymentLink, { restrictions }: Update): PaymentLink["restrictions"] {
  if (restrictions === undefined) return link.restrictions;
  if (restrictions === "") return null;
  return limited(restrictions.completed_sessions.limit, link.restrictions?.completed_sessions.count ?? 0);
}

function list(scope: Scope, parameters: Parsed<ParametersOf["paymentLinks.list"]>): object {
  const { objects } = scope.world;
  const matching = { active: parameters.active };
  return page(
    "/v1/payment_links",
    "payment link",
    parameters,
    (id) => objects.position(scope.account, "payment_link", id),
    (query) =>
      objects.list(scope.account, "payment_link", { ...query, matching }).map((link) => render(scope, link)),
  );
}

function listLineItems(
  scope: Scope,
  parameters: Parsed<ParametersOf["paymentLinks.listLineItems"]>,
  id: string,
): object {
  const { line_items } = findLink(scope, id);
  return pageOfArray(`/v1/payment_links/${id}/line_items`, "line item", parameters, line_items);
}
