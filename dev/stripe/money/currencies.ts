/** The currencies that Stripe settles, in lower case, as its error message lists them. */
export const currencies: ReadonlySet<string> = new Set(
  (
    "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf " +
    "clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils " +
    "inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk " +
    "mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp " +
    "sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw"
  ).split(" "),
);

const noDigits = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const threeDigits = new Set("bhd jod kwd omr tnd".split(" "));

/** Without a smaller unit in real life, but in hundredths at Stripe, which must be zero (docs.stripe.com/currencies). */
const wholeOnly = new Set(["isk", "ugx"]);

/** Digits of Stripe's minor unit: 2 for dollars, 0 for yen, 3 for dinars. Not the same as ISO's everywhere. */
function digitsOf(currency: string): number {
  if (noDigits.has(currency)) return 0;
  return threeDigits.has(currency) ? 3 : 2;
}

/**
 * The step in which Stripe takes money: tens where a currency has three digits behind the point, hundreds for
 * kronur and Ugandan shillings, one everywhere else (docs.stripe.com/currencies).
 */
export function smallestStep(currency: string): 1 | 10 | 100 {
  if (threeDigits.has(currency)) return 10;
  return wholeOnly.has(currency) ? 100 : 1;
}

/** An amount in minor units as a person writes it: `31250, "usd"` is `$312.50`. */
export function money(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: wholeOnly.has(currency) ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}
