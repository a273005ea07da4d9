import type { LineInput } from "../../../src/worker/jobs/types.ts";

export const SALES_TAX = "7.5";
export const SALES_TAX_NAME = "Florida sales tax";

/** Hours as a decimal; the rate in minor units. */
export function labour(hours: string, rate = 9000, description = "Labour"): LineInput {
  return { kind: "labour", description, quantity: hours, unitAmount: rate, taxRate: null };
}

export function material(description: string, quantity: string, unitAmount: number): LineInput {
  const tax = { taxRate: SALES_TAX, taxName: SALES_TAX_NAME };
  return { kind: "material", description, quantity, unitAmount, ...tax };
}

/** A price for the whole, without tax. */
export function fixed(description: string, unitAmount: number): LineInput {
  return { kind: "fixed", description, quantity: "1", unitAmount, taxRate: null };
}

export function travel(unitAmount: number, description = "Travel"): LineInput {
  return { kind: "travel", description, quantity: "1", unitAmount, taxRate: null };
}
