import type { Requirements } from "./types.ts";

/** Stripe's names for what it wants to know, as a person would ask. Names: https://docs.stripe.com/connect/required-verification-information */
const WORDS: { [name: string]: string } = {
  business_type: "Whether you are a company, a non-profit or work on your own",
  external_account: "The bank account that your money goes to",
  "tos_acceptance.date": "Your agreement to Stripe's terms",
  "tos_acceptance.ip": "Your agreement to Stripe's terms",
  "business_profile.mcc": "What line of business you are in",
  "business_profile.url": "Your website, or what you sell in a sentence",
  "business_profile.product_description": "What you sell, in a sentence",
  "business_profile.support_phone": "A telephone number for your customers",
  "settings.payments.statement_descriptor": "What stands on your customers' bank statements",
  "company.name": "The company's legal name",
  "company.tax_id": "The company's tax number",
  "company.phone": "The company's telephone number",
  "company.owners_provided": "Who owns the company",
  "company.directors_provided": "Who directs the company",
  "company.executives_provided": "Who runs the company",
  "company.verification.document": "A document that proves the company",
  "owners.first_name": "Who owns the company",
  "owners.last_name": "Who owns the company",
};

const WHO: { [who: string]: string } = {
  individual: "Your",
  representative: "The representative's",
  company: "The company's",
  owners: "The owners'",
  directors: "The directors'",
  executives: "The executives'",
};

const WHAT: [of: RegExp, words: string][] = [
  [/^verification\.additional_document/, "second identity document, such as a utility bill"],
  [/^verification\.(proof_of_liveness|document)/, "identity document (passport, licence or ID card)"],
  [/^address\./, "address"],
  [/^dob\./, "date of birth"],
  [/^(first_name|last_name)$/, "name"],
  [/^email$/, "e-mail address"],
  [/^phone$/, "telephone number"],
  [/^ssn_last_4$/, "last four digits of the social security number"],
  [/^id_number$/, "personal identity number"],
  [/^relationship\./, "role in the company"],
];

/** One requirement in words. One that nobody wrote a sentence for is made readable. */
export function requirementWords(name: string): string {
  const known = WORDS[name];
  if (known) return known;
  const [who = "", ...parts] = name.split(".");
  // `person_1ABC`: one of the company's people by Stripe's own name.
  const whose = WHO[who] ?? (/^person_\w+$/.test(who) ? "One person's" : null);
  const rest = parts.join(".");
  const what = WHAT.find(([of]) => of.test(rest))?.[1];
  if (whose && what) return `${whose} ${what}`;
  return whose && rest ? `${whose} ${readable(rest)}` : capital(readable(name));
}

/** Everything that is due, each thing once, what is past due first. */
export function dueInWords({ pastDue, currentlyDue }: Requirements): string[] {
  return [...new Set([...pastDue, ...currentlyDue].map(requirementWords))];
}

const DISABLED: { [reason: string]: string } = {
  "requirements.past_due": "Stripe takes no payments until it knows what is due.",
  "requirements.pending_verification": "Stripe is checking what was told. There is nothing for you to do.",
  "rejected.fraud": "Stripe has rejected the account. Write to Stripe's support.",
  "rejected.listed": "Stripe has rejected the account. Write to Stripe's support.",
  "rejected.terms_of_service":
    "Stripe has rejected the account because of its terms. Write to Stripe's support.",
  "rejected.other": "Stripe has rejected the account. Write to Stripe's support.",
  under_review: "Stripe is looking at the account. There is nothing for you to do.",
  listed: "Stripe is looking at the account. There is nothing for you to do.",
  platform_paused: "Payments are paused by whoever runs Closeout for you. Ask them.",
};

/** Why Stripe takes no payments for an account, as a sentence; null where it says nothing. */
export function disabledWords({ disabledReason }: Requirements): string | null {
  if (disabledReason === null) return null;
  return DISABLED[disabledReason] ?? `Stripe takes no payments for it: ${readable(disabledReason)}.`;
}

function readable(name: string): string {
  return name.replace(/[._]+/g, " ").trim();
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
