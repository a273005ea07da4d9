import { describe, expect, test } from "vitest";
import { draftOfBilling } from "../../src/views/settings/billing-draft.ts";
import {
  type BillingLayer,
  billingFor,
  type LineRules,
  PLAIN_BILLING,
} from "../../src/worker/billing/vocabulary.ts";
import { readBilling } from "../../src/worker/settings/billing-input.ts";

const HOUR = { rate: 9_500, roundTo: 15, atLeast: 60 };
const HOUSE: LineRules = {
  ...{ kinds: ["labour", "material"], group: "kind", labour: HOUR },
  ...{ travel: 4_500, minimum: 12_050, markup: "35" },
};

type Lines = Partial<LineRules> | undefined;

describe("The lines of a bill are ruled point by point: the customer's before the portal's before the organisation's", () => {
  test.each<[string, Lines, Lines, Lines, Partial<LineRules>]>([
    ["nobody says anything", undefined, undefined, undefined, PLAIN_BILLING.lines],
    ["the organisation alone", HOUSE, undefined, undefined, HOUSE],
    ["a portal's travel", HOUSE, { travel: 9_000 }, undefined, { ...HOUSE, travel: 9_000 }],
    ["no travel for a portal", HOUSE, { travel: null }, undefined, { ...HOUSE, travel: null }],
    [
      "a customer's travel over its portal's",
      HOUSE,
      { travel: null },
      { travel: 1 },
      { ...HOUSE, travel: 1 },
    ],
    [
      "each from where it is said",
      HOUSE,
      { group: "one", markup: "10" },
      { minimum: null, kinds: ["labour"] },
      { ...HOUSE, group: "one", markup: "10", minimum: null, kinds: ["labour"] },
    ],
    ["labour as it is entered", HOUSE, undefined, { labour: null }, { ...HOUSE, labour: null }],
    ["a portal's whole rules, as they were kept once", HOUSE, PLAIN_BILLING.lines, {}, PLAIN_BILLING.lines],
    [
      "a point of an organisation that says little",
      { travel: 5 },
      {},
      {},
      { ...PLAIN_BILLING.lines, travel: 5 },
    ],
  ])("%s", (_, organisation, portal, customer, expected) => {
    const layer = (lines: Lines): BillingLayer => (lines ? { lines } : {});
    const rules = billingFor({
      organisation: { rules: { billing: layer(organisation) } },
      portal: { rules: { billing: layer(portal) } },
      customer: { billing: layer(customer) },
    });
    expect(rules.lines).toEqual(expected);
  });
});

const given = { currency: "usd", locale: "en-US" };
const everywhere = { ...PLAIN_BILLING, lines: HOUSE };

function read(fields: { [name: string]: string | string[] }, override = true) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const one of [values].flat()) form.append(name, one);
  return readBilling(form, { ...given, override });
}

describe("The form of a portal or a customer", () => {
  test.each<[string, { [name: string]: string | string[] }, Lines]>([
    ["everything is as everywhere", {}, undefined],
    ["travel of its own", { travel: "90" }, { travel: 9_000 }],
    ["no travel", { travel: "0" }, { travel: null }],
    ["no smallest bill, and no markup", { minimum: "0.00", markup: "0" }, { minimum: null, markup: null }],
    ["kinds that are ticked count only where they are of its own", { kinds: ["labour"] }, undefined],
    ["kinds of its own", { kindsFrom: "own", kinds: ["labour"] }, { kinds: ["labour"] }],
    ["one line for all", { group: "one" }, { group: "one" }],
    ["labour as it is entered", { labour: "none" }, { labour: null }],
    [
      "labour by time",
      { labour: "time", labourRate: "95", labourRoundTo: "15", labourAtLeast: "60" },
      { labour: HOUR },
    ],
  ])("%s", (_, fields, lines) => {
    const { rules } = read(fields);
    expect(rules?.lines).toEqual(lines);
    // Shown again and saved as it is shown, it says the same.
    const { typed, kinds } = draftOfBilling(rules ?? {}, everywhere, "usd", true);
    expect(read({ ...typed, kinds }).rules?.lines).toEqual(lines);
  });

  test.each([
    ["kinds of its own, and none", { kindsFrom: "own" }, "kindsFrom"],
    ["a group that there is not", { group: "two" }, "group"],
    ["labour in a way that there is not", { labour: "guess" }, "labour"],
    ["labour without a price", { labour: "time", labourRoundTo: "15", labourAtLeast: "0" }, "labourRate"],
    ["travel that is no amount", { travel: "far" }, "travel"],
  ])("%s is said at its field", (_, fields, field) => {
    const { rules, draft } = read(fields);
    expect([rules, Object.keys(draft.wrong)]).toEqual([null, [field]]);
  });
});

test("The organisation's form leaves no point open: empty is none, and a group must be chosen", () => {
  const whole = {
    kinds: ["labour", "material"],
    group: "kind",
    labour: "none",
    travel: "",
    minimum: "",
    markup: "",
  };
  expect(read(whole, false).rules?.lines).toEqual({
    ...{ kinds: ["labour", "material"], group: "kind" },
    ...{ labour: null, travel: null, minimum: null, markup: null },
  });
  expect(Object.keys(read({ ...whole, group: "" }, false).draft.wrong)).toEqual(["group"]);
  expect(Object.keys(read({ ...whole, kinds: [] }, false).draft.wrong)).toEqual(["kindsFrom"]);
});
