import { page, toRange } from "../http/pages.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import { connectedTo } from "./find.ts";
import { accountIn } from "./modes.ts";
import { ownAccount, shownAccount } from "./shown.ts";

export function retrieveOwn(scope: Scope): object {
  return shownAccount(ownAccount(scope));
}

export function retrieveAccount(scope: Scope, _: unknown, id: string): object {
  if (id === accountIn(scope.account)) return retrieveOwn(scope);
  const key = scope.request?.shownKey ?? "";
  return shownAccount(connectedTo(scope.world, scope.account, id, key).account);
}

export function listAccounts(scope: Scope, parameters: Parsed<ParametersOf["accounts.list"]>): object {
  const { objects } = scope.world;
  const created = toRange(parameters.created);
  return page(
    "/v1/accounts",
    "account",
    parameters,
    (id) => objects.position(scope.account, "account", id),
    (query) => objects.list(scope.account, "account", { ...query, created }).map(shownAccount),
  );
}
