const list = (words: string) => new Set(words.split(" "));

/** Words that end a street's name in the United States and its neighbours (USPS Publication 28, appendix C1, the common ones). */
export const STREET_ENDS = list(
  "st street ave avenue av rd road dr drive ln lane ct court blvd boulevard way pl place ter terrace cir circle pkwy parkway hwy highway trl trail loop sq square run path row pike plaza plz aly alley cv cove xing crossing pass walk bend",
);
/** Words that begin a street's name in Spanish. */
export const STREET_STARTS = list("calle c/ avenida av avda plaza pza paseo carrer camino ronda calzada");
export const DIRECTIONS = list(
  "n s e w ne nw se sw north south east west northeast northwest southeast southwest",
);

/** What a part of a building is called, and what stands before its number. */
export const UNIT_WORD =
  /^(?:apt|apartment|unit|ste|suite|bldg|building|floor|fl|room|rm|lot|flat|spc|space|piso|puerta|pta|depto|departamento|apto|apartamento|edificio|edif|local)\b\.?|^#/i;

const NAMES: Record<string, string> = {
  us: "US",
  usa: "US",
  "u.s.": "US",
  "u.s.a.": "US",
  "united states": "US",
  "united states of america": "US",
  "estados unidos": "US",
  canada: "CA",
  uk: "GB",
  "u.k.": "GB",
  "united kingdom": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  spain: "ES",
  españa: "ES",
  mexico: "MX",
  méxico: "MX",
  australia: "AU",
  "new zealand": "NZ",
  ireland: "IE",
  germany: "DE",
  deutschland: "DE",
  france: "FR",
};

/** A country's ISO 3166 code by its name in English or its own language. */
export function countryOf(text: string): string | undefined {
  return NAMES[text.trim().toLowerCase()];
}

/** States, territories and provinces by their postal abbreviations. */
const REGIONS = list(
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD TAS ACT",
);
const STATES = new Map(
  "alabama AL,alaska AK,arizona AZ,arkansas AR,california CA,colorado CO,connecticut CT,delaware DE,florida FL,georgia GA,hawaii HI,idaho ID,illinois IL,indiana IN,iowa IA,kansas KS,kentucky KY,louisiana LA,maine ME,maryland MD,massachusetts MA,michigan MI,minnesota MN,mississippi MS,missouri MO,montana MT,nebraska NE,nevada NV,new hampshire NH,new jersey NJ,new mexico NM,new york NY,north carolina NC,north dakota ND,ohio OH,oklahoma OK,oregon OR,pennsylvania PA,rhode island RI,south carolina SC,south dakota SD,tennessee TN,texas TX,utah UT,vermont VT,virginia VA,washington WA,west virginia WV,wisconsin WI,wyoming WY"
    .split(",")
    .map((pair): [string, string] => [pair.slice(0, -3), pair.slice(-2)]),
);

/** A state or province by its abbreviation in capitals or its full name. */
export function regionOf(text: string): string | undefined {
  const plain = text.trim().replaceAll(".", "");
  if (REGIONS.has(plain)) return plain;
  return STATES.get(plain.toLowerCase());
}
