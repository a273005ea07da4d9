import type Stripe from "stripe";
import type { Customer } from "../store/stored.ts";

type AddressParameter = Stripe.AddressParam | "" | undefined;

/** A partial address becomes a whole one; `''` removes it, nothing leaves it. */
export function toAddress(address: AddressParameter, old: Stripe.Address | null): Stripe.Address | null {
  if (address === undefined) return old;
  if (address === "") return null;
  return {
    city: address.city || null,
    country: address.country || null,
    line1: address.line1 || null,
    line2: address.line2 || null,
    postal_code: address.postal_code || null,
    state: address.state || null,
  };
}

type ShippingParameter = { address: Stripe.AddressParam; name: string; phone?: string } | "" | undefined;

export function toShipping(shipping: ShippingParameter, old: Customer["shipping"]): Customer["shipping"] {
  if (shipping === undefined) return old;
  if (shipping === "") return null;
  const address = toAddress(shipping.address, null) ?? undefined;
  return { address, name: shipping.name, phone: shipping.phone || null };
}
