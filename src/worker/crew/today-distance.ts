/** Degrees, WGS 84. */
export type Position = { latitude: number; longitude: number };

const EARTH_METRES = 6_371_000;
const METRES_A_MILE = 1_609.344;
/** Where roads are measured in miles. */
const IN_MILES = ["US", "PR", "VI", "GU", "AS", "MP", "GB", "LR", "MM"];

const formats = new Map<string, Intl.NumberFormat>();

/** Metres between two places as the crow flies: near enough to say which is nearer. */
export function metresBetween(one: Position, other: Position): number {
  const [south, north] = [radians(one.latitude), radians(other.latitude)];
  const [up, across] = [north - south, radians(other.longitude - one.longitude)];
  const half = Math.sin(up / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin(across / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** A distance as it stands on road signs where the locale is at home: `2.4 mi` in `en-US`, `3,9 km` in `es-ES`. */
export function formatDistance(metres: number, locale: string): string {
  const region = new Intl.Locale(locale).maximize().region ?? "";
  const unit = IN_MILES.includes(region) ? "mile" : "kilometer";
  const distance = metres / (unit === "mile" ? METRES_A_MILE : 1000);
  return formatFor(locale, unit, distance < 10 ? 1 : 0).format(distance);
}

function formatFor(locale: string, unit: "mile" | "kilometer", decimals: number): Intl.NumberFormat {
  const key = `${locale} ${unit} ${decimals}`;
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: decimals } as const;
  const made = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
