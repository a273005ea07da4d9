import { findConnected } from "../accounts/find.ts";
import { accountIn } from "../accounts/modes.ts";
import type { Scope } from "../scope.ts";

/** The business whose name stands on hosted pages. `POST /_local/import` can set it. */
export function accountName(scope: Scope): string {
  const set = scope.world.settings.read<string>(settingName(scope));
  const profile = findConnected(scope.world, scope.account)?.account.business_profile;
  return set ?? profile?.name ?? "Local test business";
}

export function nameAccount(scope: Scope, name: string): void {
  scope.world.settings.write(settingName(scope), name);
}

function settingName(scope: Scope): string {
  return `account_name ${accountIn(scope.account)}`;
}
