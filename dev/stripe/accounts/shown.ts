import { accountName } from "../resources/account.ts";
import type { Scope } from "../scope.ts";
import { findConnected } from "./find.ts";
import { accountIn } from "./modes.ts";
import { connectedLongAgo } from "./new-account.ts";
import type { Account } from "./records.ts";

/** As it goes over the wire: without what only the local Stripe needs to know. */
export function shownAccount(account: Account): object {
  const { state, given, form, ...shown } = account;
  return shown;
}

/** The account whose books these are: a connected one as it is kept, any other as one in order. */
export function ownAccount(scope: Scope): Account {
  const connected = findConnected(scope.world, scope.account);
  if (connected !== undefined) return connected.account;
  const account = connectedLongAgo(accountIn(scope.account), 1_700_000_000);
  const name = accountName(scope);
  const { business_profile, settings, controller, ...rest } = account;
  return {
    ...rest,
    ...(business_profile && { business_profile: { ...business_profile, name } }),
    controller: { type: "account" },
    email: "owner@example.com",
    ...(settings && {
      settings: { ...settings, dashboard: { display_name: name, timezone: "Etc/UTC" } },
    }),
  };
}
