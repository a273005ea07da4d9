import { emit } from "../events/emit.ts";
import { page, toRange } from "../http/pages.ts";
import { newId } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import type { Charge } from "../store/stored.ts";
import { platformApplication } from "./deauthorize.ts";
import { platformBook } from "./find.ts";
import { accountIn } from "./modes.ts";
import type { ApplicationFee } from "./records.ts";

/** The platform's share of a charge that succeeded: kept in the platform's books, named on the charge. */
export function takeApplicationFee(scope: Scope, charge: Charge): Charge {
  const amount = charge.application_fee_amount ?? 0;
  const book = platformBook(scope.world, scope.account);
  if (amount <= 0 || book === undefined || charge.application_fee !== null) return charge;
  const id = newId("fee");
  const fee: ApplicationFee = {
    id,
    object: "application_fee",
    account: accountIn(scope.account),
    amount: Math.min(amount, charge.amount),
    amount_refunded: 0,
    application: platformApplication,
    balance_transaction: null,
    charge: charge.id,
    created: now(scope),
    currency: charge.currency,
    fee_source: { charge: charge.id, type: "charge" },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: {
      object: "list",
      data: [],
      has_more: false,
      total_count: 0,
      url: `/v1/application_fees/${id}/refunds`,
    },
  };
  const platform: Scope = { ...scope, account: book };
  scope.world.objects.insert(platform.account, "application_fee", fee);
  const named: Charge = { ...charge, application: platformApplication, application_fee: id };
  scope.world.objects.save(scope.account, named);
  emit(platform, "application_fee.created", fee);
  return named;
}

export function listApplicationFees(
  scope: Scope,
  parameters: Parsed<ParametersOf["applicationFees.list"]>,
): object {
  const { objects } = scope.world;
  const created = toRange(parameters.created);
  const matching = { charge: parameters.charge };
  return page(
    "/v1/application_fees",
    "application_fee",
    parameters,
    (id) => objects.position(scope.account, "application_fee", id),
    (query) => objects.list(scope.account, "application_fee", { ...query, created, matching }),
  );
}
