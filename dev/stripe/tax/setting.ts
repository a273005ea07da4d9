import type { Scope } from "../scope.ts";

/** Whether the account has Stripe Tax set up. It has, until `POST /_local/tax` says otherwise. */
export function taxIsActive(scope: Scope): boolean {
  return scope.world.settings.read<boolean>(settingName(scope)) ?? true;
}

export function setTaxActive(scope: Scope, active: boolean): void {
  scope.world.settings.write(settingName(scope), active);
}

function settingName(scope: Scope): string {
  return `tax_active ${scope.account}`;
}
