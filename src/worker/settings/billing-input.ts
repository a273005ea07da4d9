import { BILLING_FIELDS, type BillingDraft, type BillingField } from "../../views/settings/billing-draft.ts";
import { BILLING_MOMENTS, BILLING_SURFACES, BILLING_WAYS, type BillingLayer } from "../billing/vocabulary.ts";
import { textOf } from "../jobs/office-verbs.ts";
import { readLineRules } from "./billing-line-input.ts";
import { readTerms } from "./billing-terms-input.ts";

/** Notes at a field what is wrong with it. */
export type Wrong = (field: BillingField, words: string) => null;

/** By what amounts are read, and whether what is left empty is as everywhere. */
export type Given = { currency: string; locale: string; override: boolean };

export type Typed = BillingDraft["typed"];

/**
 * The rules as a person typed them; null where something is wrong, which `draft` says at its field. Whatever a choice leaves empty is
 * not set here and holds as it does everywhere.
 */
export function readBilling(
  form: FormData,
  given: Given,
): { draft: BillingDraft; rules: BillingLayer | null } {
  const draft = draftOf(form);
  const { typed } = draft;
  const wrong: Wrong = (field, words) => {
    draft.wrong[field] ??= words;
    return null;
  };
  const rules: BillingLayer = {};
  const moment = among("moment", BILLING_MOMENTS, typed, wrong);
  const way = among("way", BILLING_WAYS, typed, wrong);
  const as = among("as", BILLING_SURFACES, typed, wrong);
  const taxBy = among("taxBy", ["own", "stripe"] as const, typed, wrong);
  const terms = readTerms(typed, wrong);
  const parts = among("partialPayments", ["yes", "no"] as const, typed, wrong);
  const receipt = among("receipt", ["yes", "no"] as const, typed, wrong);
  const lines = readLineRules(draft, given, wrong);
  if (moment) rules.moment = moment;
  if (way) rules.way = way;
  if (as) rules.as = as;
  if (taxBy) rules.taxBy = taxBy;
  if (terms) rules.terms = terms;
  if (parts) rules.partialPayments = parts === "yes";
  if (receipt) rules.receipt = receipt === "yes";
  if (Object.keys(lines).length > 0) rules.lines = lines;
  return { draft, rules: Object.keys(draft.wrong).length === 0 ? rules : null };
}

function draftOf(form: FormData): BillingDraft {
  // The one seam: a list of names is not known to be all of them.
  const typed = Object.fromEntries(BILLING_FIELDS.map((name) => [name, textOf(form, name)])) as Typed;
  return { typed, kinds: form.getAll("kinds").map(String), wrong: {} };
}

/** One of these, or null where nothing was chosen. */
function among<const Value extends string>(
  field: BillingField,
  values: readonly Value[],
  typed: Typed,
  wrong: Wrong,
): Value | null {
  if (typed[field] === "") return null;
  return values.find((one) => one === typed[field]) ?? wrong(field, "Choose one of these.");
}
