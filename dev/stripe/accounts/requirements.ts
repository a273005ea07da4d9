import type { Account } from "./records.ts";

const address = (of: string) =>
  ["city", "line1", "postal_code", "state"].map((part) => `${of}.address.${part}`);
const birth = (of: string) => ["day", "month", "year"].map((part) => `${of}.dob.${part}`);
const person = (of: string) => [
  ...address(of),
  ...birth(of),
  `${of}.email`,
  `${of}.first_name`,
  `${of}.last_name`,
  `${of}.phone`,
  `${of}.ssn_last_4`,
];
const company = [...address("company"), "company.name", "company.phone", "company.tax_id"];

/** Either says what the business does. */
const alternatives: Record<string, string> = {
  "business_profile.url": "business_profile.product_description",
};

/**
 * What Stripe wants to know of a business in the United States before it may take cards, by the names that
 * Stripe uses. The set is Stripe's in kind; it changes too often to be the same in every detail.
 */
function needed(businessType: Account["business_type"]): string[] {
  const people =
    businessType === "individual"
      ? person("individual")
      : businessType
        ? [...company, ...person("representative"), "owners.first_name", "owners.last_name"]
        : ["business_type", ...person("representative")];
  return [
    "business_profile.mcc",
    "business_profile.url",
    "external_account",
    "tos_acceptance.date",
    "tos_acceptance.ip",
    ...people,
  ].sort();
}

/** What of it has not been given yet. */
export function missing(account: Pick<Account, "business_type" | "given">): string[] {
  const given = new Set(account.given);
  return needed(account.business_type).filter(
    (name) => !given.has(name) && !given.has(alternatives[name] ?? name),
  );
}

/** The names of all values in parameters: `{company: {name: "A"}}` gives `company.name`. */
export function namesIn(parameters: object, prefix = ""): string[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (value === undefined || value === "" || value === null) return [];
    return typeof value === "object" && !Array.isArray(value) ? namesIn(value, path) : [path];
  });
}
