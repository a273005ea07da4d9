import type Stripe from "stripe";

/**
 * An SDK parameter type as it is after it came over the wire and was checked: decimals as strings, metadata as
 * strings, and `''` as the only way to unset.
 */
export type Parsed<T> = T extends string
  ? T
  : T extends Stripe.Decimal
    ? string
    : T extends Array<infer Element>
      ? Parsed<Element>[]
      : T extends Stripe.MetadataParam
        ? Record<string, string>
        : T extends object
          ? { [Key in keyof T]: Parsed<Exclude<T[Key], null>> }
          : T;
