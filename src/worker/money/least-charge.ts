/**
 * The least that Stripe takes in one payment, in minor units, where it names a least for the currency.
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
const LEAST: { [currency: string]: number } = {
  ...{ usd: 50, eur: 50, gbp: 30, aud: 50, cad: 50, nzd: 50, sgd: 50, chf: 50, brl: 50, inr: 50, jpy: 50 },
  ...{ aed: 200, bgn: 100, czk: 1500, dkk: 250, hkd: 400, huf: 17500, mxn: 1000, myr: 200, nok: 300 },
  ...{ pln: 200, ron: 200, sek: 300, thb: 1000 },
};

/** One unit is the least that can be asked for at all; of other currencies Stripe says itself what is too little. */
export function leastCharge(currency: string): number {
  return LEAST[currency.toLowerCase()] ?? 1;
}
