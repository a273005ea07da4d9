import { refusal } from "../http/errors.ts";

interface Parameters {
  automatic_tax?: { enabled: boolean };
  managed_payments?: { enabled?: boolean };
  name_collection?: object | "";
  phone_number_collection?: { enabled: boolean };
  tax_id_collection?: { enabled: boolean };
}

const notHere = [
  "after_expiration",
  "consent_collection",
  "custom_fields",
  "custom_text",
  "discounts",
  "optional_items",
  "setup_intent_data",
  "shipping_address_collection",
  "shipping_options",
  "subscription_data",
];

/** Better an honest refusal than a parameter of a link or a session that is taken and does nothing. */
export function refuseUnsupported(parameters: Parameters & object): void {
  const given = new Map<string, unknown>(Object.entries(parameters));
  const asked = [
    ...notHere.filter((name) => given.get(name)),
    ...(parameters.automatic_tax?.enabled ? ["automatic_tax"] : []),
    ...(parameters.managed_payments?.enabled ? ["managed_payments"] : []),
    ...(parameters.name_collection ? ["name_collection"] : []),
    ...(parameters.phone_number_collection?.enabled ? ["phone_number_collection"] : []),
    ...(parameters.tax_id_collection?.enabled ? ["tax_id_collection"] : []),
  ];
  const [param] = asked;
  if (param !== undefined) {
    throw refusal(`The local Stripe does not support ${param} on payment links and checkout sessions.`, {
      param,
    });
  }
}
