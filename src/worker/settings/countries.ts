/** ISO 3166, two letters each. */
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC " +
  "CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD " +
  "GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH " +
  "KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW " +
  "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC " +
  "SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY " +
  "UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
const KNOWN = new Set(CODES.split(" "));

/** Members of the European Union, whose invoices name the VAT number. */
const EUROPEAN_UNION = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** Where paper is Letter; A4 everywhere else: https://cldr.unicode.org, paper sizes by territory. */
const LETTER = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));

export function isCountry(code: string): boolean {
  return KNOWN.has(code);
}

export function isInEuropeanUnion(code: string): boolean {
  return EUROPEAN_UNION.has(code);
}

/** The paper that is in a country's printers. */
export function paperOf(country: string): "letter" | "a4" {
  return LETTER.has(country) ? "letter" : "a4";
}

/** Every country by its name in a language, in the order of its alphabet. */
export function countryNames(locale: string): (readonly [code: string, name: string])[] {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  const compare = new Intl.Collator(locale).compare;
  return [...KNOWN]
    .map((code) => [code, names.of(code) ?? code] as const)
    .sort(([, a], [, b]) => compare(a, b));
}
