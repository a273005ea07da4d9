import { keyParts, publishableKey, type RegisteredKey } from "../accounts/api-keys.ts";
import { connectedTo } from "../accounts/find.ts";
import { type Book, bookOf } from "../accounts/modes.ts";
import { defaultAccount, type World } from "../world.ts";
import { ApiError } from "./errors.ts";

/** Whom a request speaks for. */
export interface Caller {
  book: Book;
  /** A platform's key speaks for a connected account. */
  onBehalf: boolean;
  /** From a browser, where everybody can read it. */
  publishable: boolean;
  registered: RegisteredKey | undefined;
  /** The key as errors may show it. */
  shownKey: string;
}

/**
 * Any key that looks like one is taken. A registered key speaks for its account; all others share the default
 * account, so that a demo, a test and a person with different keys look at the same books. A live key sees the
 * live books. `Stripe-Account` or `Stripe-Context` names an account that is connected to the key's own.
 */
export function authenticate(headers: Headers, world: World): Caller {
  const key = apiKey(headers.get("authorization") ?? "");
  if (key === "") {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://docs.stripe.com/api/authentication for details.",
    );
  }
  const shownKey = masked(key);
  const parts = keyParts(key);
  const registered = world.apiKeys.find(key);
  const account = registered ? (registered.account ?? defaultAccount) : accountOfUnknown(world, key);
  if (parts === undefined || account === undefined || registered?.status === "revoked") {
    throw unauthorized(`Invalid API Key provided: ${shownKey}`);
  }
  if (registered?.status === "expired") {
    throw unauthorized(`Expired API Key provided: ${shownKey}`, "api_key_expired");
  }
  const own = bookOf(account, parts.livemode);
  const named = headers.get("stripe-account") || headers.get("stripe-context") || account;
  const onBehalf = named !== account;
  if (onBehalf) connectedTo(world, own, named, shownKey);
  const book = onBehalf ? bookOf(named, parts.livemode) : own;
  return { book, onBehalf, publishable: parts.kind === "pk", registered, shownKey };
}

/** A secret key that nobody registered is the default account's; a publishable one must be some account's own. */
function accountOfUnknown(world: World, key: string): string | undefined {
  const parts = keyParts(key);
  if (parts?.kind !== "pk") return defaultAccount;
  if (key === publishableKey(defaultAccount, parts.livemode)) return defaultAccount;
  const account = `acct_${parts.rest}`;
  const known = world.accountIds().includes(account);
  return known ? account : undefined;
}

function apiKey(header: string): string {
  const [scheme = "", value = ""] = header.trim().split(/\s+/);
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return "";
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] ?? "";
}

function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, { type: "invalid_request_error", message, ...(code && { code }) });
}

/** `sk_test_***ocal`: enough to recognise, too little to use. */
function masked(key: string): string {
  const [start = key.slice(0, 3)] = /^(sk|rk|pk)_(test|live)_/.exec(key) ?? [];
  const rest = key.slice(start.length);
  const end = rest.slice(Math.max(rest.length - 4, Math.ceil(rest.length / 2)));
  return `${start}${"*".repeat(rest.length - end.length)}${end}`;
}
