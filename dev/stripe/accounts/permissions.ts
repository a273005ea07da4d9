import { ApiError } from "../http/errors.ts";
import type { Access, RegisteredKey } from "./api-keys.ts";

/** Where Stripe's name of a permission is not the singular of the address. */
const names: Record<string, string> = {
  accounts: "accounts_kyc_basic",
  account: "accounts_kyc_basic",
  account_links: "account_link",
  invoiceitems: "invoice",
  invoice_payments: "invoice",
  webhook_endpoints: "webhook",
};

/**
 * Refuses what a restricted key may not do. Resources are named as in addresses (`invoices`, `payment_intents`);
 * writing includes reading. Stripe gives no code with this refusal, only 403 and the missing permission's name.
 */
export function refuseForbidden(
  key: RegisteredKey | undefined,
  shown: { key: string; account: string },
  method: string,
  path: string,
): void {
  if (key?.permissions === undefined) return;
  const resource = path.split("/")[2] ?? "";
  const wanted: Access = method === "GET" ? "read" : "write";
  const granted = key.permissions[resource] ?? "none";
  if (granted === "write" || granted === wanted) return;
  const permission = `rak_${names[resource] ?? resource.replace(/s$/, "")}_${wanted}`;
  throw new ApiError(403, {
    type: "invalid_request_error",
    message: `The provided key '${shown.key}' does not have the required permissions for this endpoint on account '${shown.account}'. Having the '${permission}' permission would allow this request to continue.`,
  });
}
