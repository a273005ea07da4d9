import { defaultAccount, type World } from "../world.ts";
import { ApiError } from "./errors.ts";

/**
 * The account that a request speaks for. Any non-empty key is taken. A key listed in `secretKeys` is an account
 * of its own; all others share the default account, so that a demo, a test and a person with different keys
 * look at the same books. `Stripe-Account` or `Stripe-Context` names a connected account and wins.
 */
export function authenticate(headers: Headers, world: World): string {
  const key = apiKey(headers.get("authorization") ?? "");
  if (key === "") {
    throw new ApiError(401, {
      type: "invalid_request_error",
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://docs.stripe.com/api/authentication for details.",
    });
  }
  if (!/^(sk|rk)_/.test(key)) {
    throw new ApiError(401, {
      type: "invalid_request_error",
      message: `Invalid API Key provided: ${masked(key)}`,
    });
  }
  const connected = headers.get("stripe-account") ?? headers.get("stripe-context") ?? "";
  return connected || (world.secretKeys.get(key) ?? defaultAccount);
}

function apiKey(header: string): string {
  const [scheme = "", value = ""] = header.trim().split(/\s+/);
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return "";
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] ?? "";
}

function masked(key: string): string {
  return `${key.slice(0, 3)}${"*".repeat(Math.max(0, key.length - 7))}${key.slice(-4)}`;
}
