import { invalid } from "../http/errors.ts";
import { newId } from "../ids.ts";
import { now, type Scope } from "../scope.ts";
import { type CreateParameters, changed } from "./change.ts";
import { rememberPlatform } from "./find.ts";
import { accountIn } from "./modes.ts";
import { defaultController, newAccount } from "./new-account.ts";
import type { Account } from "./records.ts";
import { shownAccount } from "./shown.ts";

type Controller = NonNullable<Account["controller"]>;

/** A new connected account of the platform that asks. It can do nothing until it has said who it is. */
export function createAccount(scope: Scope, parameters: CreateParameters): object {
  if (parameters.type !== undefined && parameters.controller !== undefined) {
    throw invalid("You may only specify one of these parameters: type, controller.", {
      code: "parameters_exclusive",
    });
  }
  const blank = newAccount(newId("acct"), now(scope));
  const { controller, type, country = "US" } = parameters;
  const account: Account = {
    ...blank,
    controller: controllerOf(type, controller),
    country,
    default_currency: country === "CA" ? "cad" : country === "GB" ? "gbp" : "usd",
    type: type ?? "none",
  };
  const { account_token, ...details } = parameters;
  const made = changed(account, details, now(scope));
  scope.world.objects.insert(scope.account, "account", made);
  rememberPlatform(scope.world, made.id, accountIn(scope.account));
  return shownAccount(made);
}

function controllerOf(type: string | undefined, wanted: CreateParameters["controller"]): Controller {
  const base: Controller = { ...defaultController, ...legacy[type ?? ""], type: "application" };
  const { fees, losses, requirement_collection, stripe_dashboard } = wanted ?? {};
  return {
    ...base,
    fees: { payer: fees?.payer ?? base.fees?.payer ?? "account" },
    is_controller: true,
    losses: { payments: losses?.payments ?? base.losses?.payments ?? "stripe" },
    requirement_collection: requirement_collection ?? base.requirement_collection ?? "stripe",
    stripe_dashboard: { type: stripe_dashboard?.type ?? base.stripe_dashboard?.type ?? "full" },
  };
}

/** What the older way of naming kinds of accounts stands for. */
const legacy: Record<string, Partial<Controller>> = {
  express: {
    fees: { payer: "application_express" },
    losses: { payments: "application" },
    stripe_dashboard: { type: "express" },
  },
  custom: {
    fees: { payer: "application_custom" },
    losses: { payments: "application" },
    requirement_collection: "application",
    stripe_dashboard: { type: "none" },
  },
};
