import { invalid, refusal } from "../http/errors.ts";
import { letters, newId } from "../ids.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import type { Parsed } from "../parameters/parsed.ts";
import { now, type Scope } from "../scope.ts";
import { connectedTo } from "./find.ts";
import { isLive } from "./modes.ts";
import type { Account, AccountLink } from "./records.ts";

/** Stripe says "a few minutes"; its answers say five. */
const lifetimeSeconds = 300;

type Parameters = Parsed<ParametersOf["accountLinks.create"]>;

/** An address that leads an account's owner to the form: once, and not for long. */
export function createAccountLink(scope: Scope, parameters: Parameters): object {
  const { type, refresh_url, return_url } = parameters;
  const key = scope.request?.shownKey ?? "";
  const { account } = connectedTo(scope.world, scope.account, parameters.account, key);
  refuseForeignForm(account, type);
  const link: AccountLink = {
    id: newId("acctlink"),
    object: "account_link",
    created: now(scope),
    expires_at: now(scope) + lifetimeSeconds,
    account: account.id,
    type,
    refresh_url: checkedUrl(scope, "refresh_url", refresh_url),
    return_url: checkedUrl(scope, "return_url", return_url),
    used: false,
    token: letters(32),
  };
  scope.world.objects.insert(scope.account, "account_link", link);
  const { object, created, expires_at } = link;
  return { object, created, expires_at, url: `${scope.world.url}/setup/s/${account.id}/${link.token}` };
}

function refuseForeignForm(account: Account, type: string): void {
  if (type !== "account_update" || account.controller?.requirement_collection === "application") return;
  throw refusal(
    "You cannot create `account_update` type Account Links for this account. Valid Account Links types for this account are: `account_onboarding`.",
    { param: "type" },
  );
}

function checkedUrl(scope: Scope, param: string, url: string | undefined): string {
  if (!url) throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== "https:" && protocol !== "http:") {
    throw invalid("Not a valid URL", { code: "url_invalid", param });
  }
  if (isLive(scope.account) && protocol !== "https:") {
    throw invalid("Livemode requests must always be redirected via HTTPS.", { code: "url_invalid", param });
  }
  return url;
}
