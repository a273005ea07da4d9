import type { PriceSpec } from "../organisation.ts";
import { SALES_TAX } from "./lines.ts";

/** The vendor's price book; stories name an item by its key. Amounts in cents. */
export const prices: { [name: string]: PriceSpec } = {
  labour: { kind: "labour", description: "Labour", unit: "h", unitAmount: 9000, taxRate: null },
  helper: { kind: "labour", description: "Helper", unit: "h", unitAmount: 5500, taxRate: null },
  trip: { kind: "travel", description: "Trip charge", unit: "", unitAmount: 3500, taxRate: null },
  call: {
    kind: "fixed",
    description: "Service call with diagnosis",
    unit: "",
    unitAmount: 8900,
    taxRate: null,
  },
  screen: part("Screen 18×14 charcoal", "sq ft", 250),
  petScreen: part("Pet-proof screen", "sq ft", 410),
  spline: part("Spline", "ft", 60),
  fasteners: part("Frame screws, stainless", "box", 1450),
  hinge: part("Hinge, self-closing", "each", 1945),
  hingePost: part("Hinge post, bronze, 2×2", "each", 5850),
  capacitor: part("Run capacitor 45/5 µF", "each", 3875),
  contactor: part("Contactor 30 A", "each", 4620),
  filter: part("Air filter 16×25×1", "each", 1490),
  haul: { kind: "fixed", description: "Debris haul", unit: "load", unitAmount: 18000, taxRate: null },
};

function part(description: string, unit: string, unitAmount: number): PriceSpec {
  return { kind: "material", description, unit, unitAmount, taxRate: SALES_TAX };
}
