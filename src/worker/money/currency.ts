/** Currencies whose minor unit is not a hundredth, as Stripe counts them: https://docs.stripe.com/currencies */
const NO_DECIMALS = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const THREE_DECIMALS = "BHD JOD KWD OMR TND".split(" ");

/** How many decimals a currency's minor unit stands for: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  const code = currency.toUpperCase();
  if (NO_DECIMALS.includes(code)) return 0;
  return THREE_DECIMALS.includes(code) ? 3 : 2;
}

/** Amounts in hundredths at Stripe of which only whole units can be charged: https://docs.stripe.com/currencies */
const WHOLE_UNITS = "ISK UGX".split(" ");

/**
 * The smallest amount, in minor units, by which what is charged may differ. Stripe takes amounts with three decimals only where the last
 * one is 0, and Icelandic and Ugandan money, which it counts in hundredths, only in whole units.
 */
export function smallestStep(currency: string): 1 | 10 | 100 {
  if (WHOLE_UNITS.includes(currency.toUpperCase())) return 100;
  return decimalsOf(currency) === 3 ? 10 : 1;
}
