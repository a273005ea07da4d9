import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { invalid, missingObject } from "../http/errors.ts";
import { page, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import { newId } from "../ids.ts";
import { newTaxRate } from "../invoices/tax-rates.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { TaxRate } from "../store/stored.ts";
import { render } from "./render.ts";

export const taxRateRoutes = [
  route("post", "/v1/tax_rates", "taxRates.create", create),
  route("get", "/v1/tax_rates", "taxRates.list", list),
  route("get", "/v1/tax_rates/:id", "taxRates.retrieve", retrieve),
  route("post", "/v1/tax_rates/:id", "taxRates.update", update),
];

/** A rate that the vendor makes: good for lines, but not for a credit note's `tax_amounts`. */
function create(scope: Scope, parameters: Parsed<ParametersOf["taxRates.create"]>): object {
  if (parameters.percentage > 100) {
    throw invalid("Invalid percentage: must be between 0 and 100.", { param: "percentage" });
  }
  const rate: TaxRate = {
    ...newTaxRate(scope, newId("txr"), parameters),
    active: parameters.active ?? true,
    metadata: mergeMetadata({}, parameters.metadata),
    made_by_vendor: true,
  };
  scope.world.objects.insert(scope.account, "tax_rate", rate);
  const answer = render(scope, rate);
  emit(scope, "tax_rate.created", answer);
  return answer;
}

function find(scope: Scope, id: string): TaxRate {
  const rate = scope.world.objects.find(scope.account, "tax_rate", id);
  if (rate === undefined) throw missingObject("tax rate", id, "tax_rate");
  return rate;
}

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, find(scope, id));
}

/** A rate's percentage never changes; its words may. */
function update(scope: Scope, parameters: Parsed<ParametersOf["taxRates.update"]>, id: string): object {
  const before = find(scope, id);
  const text = (value: string | undefined, old: string | null) => (value === undefined ? old : value || null);
  const after: TaxRate = {
    ...before,
    active: parameters.active ?? before.active,
    country: text(parameters.country, before.country),
    description: text(parameters.description, before.description),
    display_name: parameters.display_name ?? before.display_name,
    jurisdiction: text(parameters.jurisdiction, before.jurisdiction),
    metadata: mergeMetadata(before.metadata, parameters.metadata),
    state: text(parameters.state, before.state),
    tax_type: parameters.tax_type ?? before.tax_type,
  };
  const previous = difference(before, after);
  const answer = render(scope, after);
  if (previous === undefined) return answer;
  scope.world.objects.save(scope.account, after);
  emit(scope, "tax_rate.updated", answer, previous);
  return answer;
}

function list(scope: Scope, parameters: Parsed<ParametersOf["taxRates.list"]>): object {
  const { objects } = scope.world;
  const { active, inclusive } = parameters;
  return page(
    "/v1/tax_rates",
    "tax rate",
    parameters,
    (id) => objects.position(scope.account, "tax_rate", id),
    (query) => {
      const full = { ...query, matching: { active, inclusive }, created: toRange(parameters.created) };
      return objects.list(scope.account, "tax_rate", full).map((rate) => render(scope, rate));
    },
  );
}
