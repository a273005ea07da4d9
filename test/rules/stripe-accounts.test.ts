import { expect, test } from "vitest";
import { applicationFee } from "../../src/worker/stripe-accounts/application-fee.ts";
import { nextState } from "../../src/worker/stripe-accounts/next-state.ts";
import { otherOfMode } from "../../src/worker/stripe-accounts/one-of-mode.ts";
import { readKeys } from "../../src/worker/stripe-accounts/read-keys.ts";
import {
  disabledWords,
  dueInWords,
  requirementWords,
} from "../../src/worker/stripe-accounts/requirement-words.ts";
import { resealed, seal, unseal } from "../../src/worker/stripe-accounts/seal.ts";
import { withoutKeys } from "../../src/worker/stripe-accounts/without-keys.ts";
import { anAccount } from "./stripe-account-fixture.ts";

const key = (name: string, letter: string) => `${name}:${btoa(letter.repeat(32))}`;
const [ONE, TWO] = [key("k1", "a"), key("k2", "b")];
const PLACE = { organisationId: "org_1", accountId: "account_1", field: "key" } as const;

test("A sealed text opens in its own place alone, and with its key alone", async () => {
  const sealed = await seal({ SEAL_KEYS: ONE }, PLACE, "sk_test_abcd");
  expect(sealed).not.toContain("abcd");
  expect(await unseal({ SEAL_KEYS: `${TWO},${ONE}` }, PLACE, sealed)).toBe("sk_test_abcd");
  const elsewhere = [
    { ...PLACE, organisationId: "org_2" },
    { ...PLACE, accountId: "account_2" },
    { ...PLACE, field: "webhook" as const },
  ];
  for (const place of elsewhere) await expect(unseal({ SEAL_KEYS: ONE }, place, sealed)).rejects.toThrow();
  await expect(unseal({ SEAL_KEYS: TWO }, PLACE, sealed)).rejects.toThrow("not known");
  await expect(unseal({ SEAL_KEYS: key("k1", "c") }, PLACE, sealed)).rejects.toThrow();
  await expect(seal({}, PLACE, "sk_test_abcd")).rejects.toThrow();
});

test("With a newer key a text is sealed anew, once", async () => {
  const old = await seal({ SEAL_KEYS: ONE }, PLACE, "whsec_1");
  const anew = await resealed({ SEAL_KEYS: `${TWO},${ONE}` }, PLACE, old);
  expect(anew?.startsWith("k2.")).toBe(true);
  expect(await unseal({ SEAL_KEYS: TWO }, PLACE, anew ?? "")).toBe("whsec_1");
  expect(await resealed({ SEAL_KEYS: `${TWO},${ONE}` }, PLACE, anew ?? "")).toBeNull();
});

test.each([
  ["sk_test_abcd1234", "", { livemode: false, restricted: false, publishableKey: null }],
  [
    " rk_live_abcd1234 ",
    "pk_live_abcd",
    { livemode: true, restricted: true, publishableKey: "pk_live_abcd" },
  ],
])("Keys that fit are read: %s", (secretKey, publishableKey, expected) => {
  expect(readKeys({ secretKey, publishableKey })).toMatchObject({ ok: true, ...expected });
});

test.each([
  ["", "", "secretKey"],
  ["pk_test_abcd1234", "", "secretKey"],
  ["whsec_abcd1234", "", "secretKey"],
  ["my secret", "", "secretKey"],
  ["sk_test_ab", "", "secretKey"],
  ["sk_test_abcd1234", "sk_test_abcd1234", "publishableKey"],
  ["sk_test_abcd1234", "pk_live_abcd1234", "publishableKey"],
  ["rk_live_abcd1234", "pk_test_abcd1234", "publishableKey"],
  ["sk_test_abcd1234", "nonsense", "publishableKey"],
])("Keys that do not fit are refused without being repeated: %s, %s", (secretKey, publishableKey, field) => {
  const read = readKeys({ secretKey, publishableKey });
  expect(read.ok).toBe(false);
  expect(read).toHaveProperty(`wrong.${field}`);
  for (const typed of [secretKey, publishableKey]) {
    if (typed.length > 8) expect(JSON.stringify(read)).not.toContain(typed);
  }
});

test.each([
  [null, [false, false, false], "onboarding"],
  [null, [true, true, true], "active"],
  ["onboarding", [false, false, true], "onboarding"],
  ["onboarding", [true, false, true], "restricted"],
  ["active", [false, false, true], "restricted"],
  ["active", [true, false, true], "restricted"],
  ["restricted", [true, true, true], "active"],
  ["disconnected", [true, true, true], "active"],
] as const)("An account that was %s and is %j is %s", (before, [charges, payouts, details], state) => {
  const now = { chargesEnabled: charges, payoutsEnabled: payouts, detailsSubmitted: details };
  expect(nextState(before, now)).toBe(state);
});

test("What Stripe asks for is said in words, each thing once, what is past due first", () => {
  const due = {
    currentlyDue: ["external_account", "tos_acceptance.ip", "tos_acceptance.date", "representative.dob.day"],
    pastDue: ["company.tax_id"],
    pendingVerification: [],
    disabledReason: null,
  };
  expect(dueInWords(due)).toEqual([
    "The company's tax number",
    "The bank account that your money goes to",
    "Your agreement to Stripe's terms",
    "The representative's date of birth",
  ]);
});

test.each([
  ["individual.verification.document", "Your identity document (passport, licence or ID card)"],
  ["person_1AbCdEf.id_number", "One person's personal identity number"],
  ["directors.something_new", "The directors' something new"],
  ["a_quite.new_thing", "A quite new thing"],
])("%s is “%s”", (name, words) => {
  expect(requirementWords(name)).toBe(words);
});

test("Why Stripe takes no payments is a sentence, also for a reason that nobody knows", () => {
  const none = { currentlyDue: [], pastDue: [], pendingVerification: [] };
  expect(disabledWords({ ...none, disabledReason: null })).toBeNull();
  expect(disabledWords({ ...none, disabledReason: "under_review" })).toMatch(/nothing for you to do/);
  expect(disabledWords({ ...none, disabledReason: "new.reason_x" })).toMatch(/: new reason x\.$/);
});

test.each([
  [10_000, "0.5", 50],
  [100, "0.5", 1],
  [99, "0.5", undefined],
  [12_345, "2.75", 339],
  [1, "100", 1],
])("Of %i the platform keeps at %s per cent %s, half up", (amount, feePercent, fee) => {
  const context = { deployment: { open: true, livemode: false, feePercent } };
  const connected = { accounts: [anAccount({ id: "account_1", kind: "connect" })] };
  expect(applicationFee(connected, { accountId: "account_1" }, amount, context)).toBe(fee);
  const byKeys = { accounts: [anAccount({ id: "account_1", kind: "keys" })] };
  expect(applicationFee(byKeys, { accountId: "account_1" }, amount, context)).toBeUndefined();
  expect(applicationFee(connected, { accountId: "deployment" }, amount, context)).toBeUndefined();
});

test("There is one account for each mode; what was disconnected or lost is in nobody's way", () => {
  const test = anAccount({ id: "account_1", livemode: false });
  expect(otherOfMode([test], true, null)).toBeNull();
  expect(otherOfMode([test], false, null)).toMatch(/disconnect it first/);
  expect(otherOfMode([test], false, "account_1")).toBeNull();
  expect(otherOfMode([{ ...test, endedAt: 1 }], false, null)).toBeNull();
  expect(otherOfMode([{ ...test, state: "disconnected" }], false, null)).toBeNull();
});

test.each([
  "Invalid API Key provided: sk_test_***********1234",
  "The provided key 'rk_live_****abcd' does not have access to account 'acct_1'",
  "signed with whsec_abcdef0123",
])("No sentence shows a key: %s", (text) => {
  expect(withoutKeys(text)).not.toMatch(/1234|abcd|_test_|_live_|whsec/);
});
