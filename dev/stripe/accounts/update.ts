import { refusal } from "../http/errors.ts";
import { now, type Scope } from "../scope.ts";
import { changed, type UpdateParameters } from "./change.ts";
import { connectedTo } from "./find.ts";
import { accountIn } from "./modes.ts";
import { saveAccount } from "./save.ts";
import { shownAccount } from "./shown.ts";

/** Only a platform changes an account through the API; an account itself has the dashboard for that. */
export function updateAccount(scope: Scope, parameters: UpdateParameters, id: string): object {
  if (id === accountIn(scope.account)) {
    throw refusal(
      "You cannot update your own account using the Accounts API. You may update the account from your dashboard.",
    );
  }
  const { platform, account } = connectedTo(scope.world, scope.account, id, scope.request?.shownKey ?? "");
  return shownAccount(saveAccount(scope, platform, account, changed(account, parameters, now(scope))));
}
