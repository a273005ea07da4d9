import type { TaxRateRow } from "../../worker/database/rows.ts";

/** A tax as it stands in a form: what a person typed, and what is wrong with it, by field. */
export type TaxDraft = {
  id: string;
  typed: { name: string; percent: string; inclusive: boolean; usual: boolean };
  wrong: { [field: string]: string };
};

/** An empty form for a new tax. */
export function emptyTax(id: string): TaxDraft {
  return { id, typed: { name: "", percent: "", inclusive: false, usual: false }, wrong: {} };
}

export function draftOfTax({ id, name, percent, inclusive, usual }: TaxRateRow): TaxDraft {
  return { id, typed: { name, percent, inclusive, usual }, wrong: {} };
}
