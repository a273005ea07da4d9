import Stripe from "stripe";
import { accountFor } from "../billing/account.ts";
import type { OrganisationRow, PriceItemRow, StripeAccountRow } from "../database/rows.ts";
import { deploymentAccount, stripeOf } from "../payments/stripe-gateway.ts";

// https://docs.stripe.com/api/products/create
const LONGEST_NAME = 250;
const LONGEST_UNIT = 12;
/** So many at a time: each is a call. */
const MOST_LINKED = 40;

export type Linked = { linked: PriceItemRow[]; refused: string | null };

/**
 * Makes or finds a product for each item in the account that the organisation bills with, one after the other, and stops at the first
 * no. What was linked until then stands.
 */
export async function linkToStripe(
  env: Env,
  organisation: OrganisationRow,
  accounts: StripeAccountRow[],
  items: readonly PriceItemRow[],
): Promise<Linked> {
  const setting = { organisation, accounts, row: { source: "settings" } };
  const account = accountFor(setting, { deployment: deploymentAccount(env) });
  if (!account.ok) return { linked: [], refused: account.detail };
  const linked: PriceItemRow[] = [];
  try {
    const stripe = await stripeOf(env, accounts, account.id);
    for (const item of items.slice(0, MOST_LINKED)) {
      linked.push({ ...item, stripeProductId: await productFor(stripe, item) });
    }
    return { linked, refused: null };
  } catch (error) {
    return { linked, refused: inWords(error) };
  }
}

/** The product has an id that follows from the item's, so that whoever asks twice finds it. */
async function productFor(stripe: Stripe, item: PriceItemRow): Promise<string> {
  const id = `closeout_${item.id}`;
  try {
    const made = await stripe.products.create({
      id,
      name: item.description.slice(0, LONGEST_NAME),
      ...(item.unit && item.unit.length <= LONGEST_UNIT && { unit_label: item.unit }),
      metadata: { price_item_id: item.id, organisation_id: item.organisationId },
    });
    return made.id;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === "resource_already_exists") return id;
    throw error;
  }
}

/** Why Stripe did not do it, without anything of a key. */
function inWords(error: unknown): string {
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return "Stripe does not accept the key any more: see Settings, Stripe.";
  if (error instanceof Stripe.errors.StripePermissionError)
    return "The key may not write products: allow it to in Stripe, then try again.";
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return `Stripe says: ${error.message}`;
  return "Stripe did not answer. Try again in a minute.";
}
