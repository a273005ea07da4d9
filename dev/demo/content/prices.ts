import type { PriceSpec, TaxSpec } from "../organisation.ts";
import { SALES_TAX, SALES_TAX_NAME } from "./lines.ts";

/** The taxes that the office chooses from. */
export const taxes: { [name: string]: TaxSpec } = {
  sales: { name: SALES_TAX_NAME, percent: SALES_TAX },
  pinellas: { name: "Florida sales tax, Pinellas", percent: "7" },
};

/** The vendor's price book; stories name an item by its key. Amounts in cents. */
export const prices: { [name: string]: PriceSpec } = {
  labour: own("labour", "LAB", "Labour", "h", 9000),
  helper: own("labour", "LAB-2", "Helper", "h", 5500),
  trip: own("travel", "TRIP", "Trip charge", "", 3500),
  call: own("fixed", "CALL", "Service call with diagnosis", "", 8900),
  screen: part("SCR-1814", "Screen 18×14 charcoal", "sq ft", 250, 92),
  petScreen: part("SCR-PET", "Pet-proof screen", "sq ft", 410, 178),
  spline: part("SPL-160", "Spline", "ft", 60, 19),
  fasteners: part("FST-SS", "Frame screws, stainless", "box", 1450, 815),
  hinge: part("HNG-SC", "Hinge, self-closing", "each", 1945, 1120),
  hingePost: part("PST-22B", "Hinge post, bronze, 2×2", "each", 5850, 3390),
  capacitor: part("CAP-455", "Run capacitor 45/5 µF", "each", 3875, 1460),
  contactor: part("CON-30", "Contactor 30 A", "each", 4620, 1975),
  filter: part("FLT-16", "Air filter 16×25×1", "each", 1490, 640),
  haul: own("fixed", "HAUL", "Debris haul", "load", 18000),
};

/** What the vendor does itself, without tax and without a cost of its own. */
function own(
  kind: PriceSpec["kind"],
  code: string,
  description: string,
  unit: string,
  unitAmount: number,
): PriceSpec {
  return { kind, code, description, unit, unitAmount, cost: null, taxRate: null, taxName: null };
}

/** What the vendor buys, at this cost, and sells on with tax. */
function part(code: string, description: string, unit: string, unitAmount: number, cost: number): PriceSpec {
  const tax = { taxRate: SALES_TAX, taxName: SALES_TAX_NAME };
  return { kind: "material", code, description, unit, unitAmount, cost, ...tax };
}
