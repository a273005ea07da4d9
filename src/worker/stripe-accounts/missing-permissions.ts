import Stripe from "stripe";
import { PERMISSIONS, type Permission, type Probe } from "./permissions.ts";

const AT_ONCE = 5;

/**
 * Which permissions a key lacks, found out by calls that change nothing. Throws what the SDK throws when Stripe does not say, or does
 * not know the key.
 */
export async function missingPermissions(stripe: Stripe): Promise<Permission[]> {
  const missing: Permission[] = [];
  // A few at a time: in test mode Stripe takes 25 calls a second (https://docs.stripe.com/rate-limits).
  for (let from = 0; from < PERMISSIONS.length; from += AT_ONCE) {
    const some = PERMISSIONS.slice(from, from + AT_ONCE);
    const allowed = await Promise.all(some.map((one) => isAllowed(stripe, one)));
    missing.push(...some.filter((_, index) => !allowed[index]));
  }
  return missing;
}

async function isAllowed(stripe: Stripe, { probes }: Permission): Promise<boolean> {
  for (const probe of probes) if (!(await mayAsk(stripe, probe))) return false;
  return true;
}

/** Stripe refuses for want of a permission before it looks at what was asked. */
async function mayAsk(stripe: Stripe, { method, path }: Probe): Promise<boolean> {
  try {
    await stripe.rawRequest(method, path);
    return true;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (error.statusCode === 403) return false;
    if (error.statusCode === 400 || error.statusCode === 404) return true;
    throw error;
  }
}

/** What is missing, as a sentence. */
export function missingWords(missing: readonly Permission[]): string {
  const list = missing.map(({ name, access }) => `${name} (${access})`).join(", ");
  const one = missing.length === 1;
  return `The key lacks ${one ? "a permission" : "permissions"}: ${list}. Add ${one ? "it" : "them"} to the key at Stripe, under Developers, API keys, and enter the key again.`;
}
