import type { Scope } from "../scope.ts";

/** The business whose name stands on hosted pages. `POST /_local/import` can set it. */
export function accountName(scope: Scope): string {
  return scope.world.settings.read<string>(settingName(scope)) ?? "Local test business";
}

export function nameAccount(scope: Scope, name: string): void {
  scope.world.settings.write(settingName(scope), name);
}

function settingName(scope: Scope): string {
  return `account_name ${scope.account}`;
}
