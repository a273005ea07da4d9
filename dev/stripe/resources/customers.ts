import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { missingObject } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import { newId, newInvoicePrefix } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import type { Customer } from "../store/stored.ts";
import { toAddress, toShipping } from "./addresses.ts";
import { emptyCustomer } from "./empty-customer.ts";

export const customerRoutes = [
  route("post", "/v1/customers", "customers.create", create),
  route("get", "/v1/customers", "customers.list", list),
  route("get", "/v1/customers/:id", "customers.retrieve", retrieve),
  route("post", "/v1/customers/:id", "customers.update", update),
  route("delete", "/v1/customers/:id", "customers.del", remove),
];

type Create = Parsed<ParametersOf["customers.create"]>;
type Update = Parsed<ParametersOf["customers.update"]>;

function create(scope: Scope, parameters: Create): Customer {
  const blank = emptyCustomer(newId("cus"), now(scope));
  const customer = {
    ...apply(blank, parameters),
    invoice_prefix: parameters.invoice_prefix || newInvoicePrefix(),
  };
  scope.world.objects.insert(scope.account, "customer", customer);
  emit(scope, "customer.created", customer);
  return customer;
}

function update(scope: Scope, parameters: Update, id: string): Customer {
  const before = findCustomer(scope, id);
  return saveCustomer(scope, before, apply(before, parameters));
}

function retrieve(scope: Scope, _: unknown, id: string): object {
  const customer = scope.world.objects.find(scope.account, "customer", id);
  if (customer !== undefined) return customer;
  if (scope.world.objects.wasDeleted(scope.account, id)) return { id, object: "customer", deleted: true };
  throw missingObject("customer", id);
}

function remove(scope: Scope, _: unknown, id: string): object {
  const customer = findCustomer(scope, id);
  scope.world.objects.remove(scope.account, id);
  emit(scope, "customer.deleted", customer);
  return { id, object: "customer", deleted: true };
}

function list(scope: Scope, parameters: Parsed<ParametersOf["customers.list"]>): object {
  const { objects } = scope.world;
  const filter = parameters.email === undefined ? {} : { email: parameters.email };
  return page(
    "/v1/customers",
    "customer",
    parameters,
    (id) => objects.position(scope.account, "customer", id),
    (query) =>
      objects.list(scope.account, "customer", { ...query, filter, created: toRange(parameters.created) }),
  );
}

export function findCustomer(scope: Scope, id: string): Customer {
  const customer = scope.world.objects.find(scope.account, "customer", id);
  if (customer === undefined) throw missingObject("customer", id);
  return customer;
}

/** Saves, and tells of it when something changed. */
function saveCustomer(scope: Scope, before: Customer, after: Customer): Customer {
  const previous = difference(before, after);
  if (previous === undefined) return before;
  scope.world.objects.save(scope.account, after);
  emit(scope, "customer.updated", after, previous);
  return after;
}

/** An absent parameter changes nothing; an empty one unsets. */
function apply(customer: Customer, parameters: Create & Update): Customer {
  const text = (value: string | undefined, old: string | null | undefined) =>
    value === undefined ? (old ?? null) : value || null;
  const { invoice_settings, preferred_locales, tax_exempt } = parameters;
  return {
    ...customer,
    address: toAddress(parameters.address, customer.address ?? null),
    balance: parameters.balance ?? customer.balance,
    description: text(parameters.description, customer.description),
    email: text(parameters.email, customer.email),
    invoice_prefix: parameters.invoice_prefix || customer.invoice_prefix,
    invoice_settings: {
      ...customer.invoice_settings,
      ...(invoice_settings?.custom_fields !== undefined && {
        custom_fields: invoice_settings.custom_fields || null,
      }),
      ...(invoice_settings?.default_payment_method !== undefined && {
        default_payment_method: invoice_settings.default_payment_method || null,
      }),
      ...(invoice_settings?.footer !== undefined && { footer: invoice_settings.footer || null }),
    },
    metadata: mergeMetadata(customer.metadata, parameters.metadata),
    name: text(parameters.name, customer.name),
    next_invoice_sequence: parameters.next_invoice_sequence ?? customer.next_invoice_sequence,
    phone: text(parameters.phone, customer.phone),
    preferred_locales: preferred_locales ?? customer.preferred_locales,
    shipping: toShipping(parameters.shipping, customer.shipping),
    tax_exempt: tax_exempt === undefined ? customer.tax_exempt : tax_exempt || "none",
  };
}
