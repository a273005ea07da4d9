/** One answer of the form, by the name of the requirement that it meets. */
export interface Field {
  name: string;
  label: string;
  /** What "Fill in test data" writes. */
  test: string;
  kind?: "select" | "check";
  options?: [value: string, label: string][];
  half?: true;
}

export const steps = ["business", "representative", "bank", "review"] as const;
export type Step = (typeof steps)[number];

export const titles: Record<Step, string> = {
  business: "About the business",
  representative: "Who speaks for it",
  bank: "Where payouts go",
  review: "Review and submit",
};

const address = (of: string, line1: string): Field[] => [
  { name: `${of}.address.line1`, label: "Street", test: line1 },
  { name: `${of}.address.city`, label: "City", test: "Sarasota" },
  { name: `${of}.address.state`, label: "State", test: "FL", half: true },
  { name: `${of}.address.postal_code`, label: "ZIP", test: "34236", half: true },
];

export const fields: Record<Step, Field[]> = {
  business: [
    {
      name: "business_type",
      label: "Kind of business",
      test: "company",
      kind: "select",
      options: [
        ["company", "Company"],
        ["individual", "One person"],
      ],
    },
    { name: "company.name", label: "Legal name", test: "Lakeshore Screen Repair LLC" },
    { name: "company.tax_id", label: "Employer identification number", test: "00-0000000" },
    { name: "company.phone", label: "Phone", test: "(000) 000-0000" },
    { name: "business_profile.url", label: "Website", test: "https://accessible.stripe.com" },
    {
      name: "business_profile.mcc",
      label: "Trade",
      test: "1799",
      kind: "select",
      options: [
        ["1799", "Special trade contractors"],
        ["1520", "General contractors"],
        ["7349", "Cleaning and maintenance"],
      ],
    },
    ...address("company", "address_full_match"),
  ],
  representative: [
    { name: "representative.first_name", label: "First name", test: "Jenny", half: true },
    { name: "representative.last_name", label: "Last name", test: "Rosen", half: true },
    { name: "representative.email", label: "Email", test: "jenny@lakeshore.example" },
    { name: "representative.phone", label: "Mobile phone", test: "(000) 000-0000" },
    { name: "representative.dob.month", label: "Born: month", test: "1", half: true },
    { name: "representative.dob.day", label: "Day", test: "1", half: true },
    { name: "representative.dob.year", label: "Year", test: "1901", half: true },
    { name: "representative.ssn_last_4", label: "Last 4 of SSN", test: "0000", half: true },
    ...address("representative", "address_full_match"),
    { name: "owner", label: "Owns a quarter of the business or more", test: "yes", kind: "check" },
  ],
  bank: [
    { name: "external_account.routing", label: "Routing number", test: "110000000" },
    { name: "external_account.number", label: "Account number", test: "000123456789" },
    { name: "terms", label: "I agree to the services agreement", test: "yes", kind: "check" },
  ],
  review: [],
};

export function testData(step: Step): Record<string, string> {
  return Object.fromEntries(fields[step].map(({ name, test }) => [name, test]));
}

export function toStep(text: string | null | undefined): Step {
  return steps.find((step) => step === text) ?? "business";
}
