import type { Account, State } from "./records.ts";

type Requirements = NonNullable<Account["requirements"]>;

export type Standing = Pick<
  Account,
  "charges_enabled" | "payouts_enabled" | "details_submitted" | "requirements"
>;

const nothing: Requirements = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

const document = "individual.verification.document";
const dueSeconds = 14 * 24 * 60 * 60;

/** What a state means for charges, payouts and requirements. `missing`: names of what is not given; `now` in s. */
export function standing(state: State, missing: string[], now: number): Standing {
  const on = { charges_enabled: true, payouts_enabled: true, details_submitted: true };
  const off = { charges_enabled: false, payouts_enabled: false };
  switch (state) {
    case "new":
      return { ...off, details_submitted: false, requirements: pastDue(missing) };
    case "enabled":
      return { ...on, requirements: nothing };
    case "due_soon": {
      const due = { currently_due: [document], eventually_due: [document] };
      return { ...on, requirements: { ...nothing, ...due, current_deadline: now + dueSeconds } };
    }
    case "documents_needed":
      return { ...on, payouts_enabled: false, requirements: documentsNeeded };
    case "in_review":
      return { ...off, details_submitted: true, requirements: inReview };
    case "restricted":
      return { ...off, details_submitted: true, requirements: documentsNeeded };
    case "rejected":
      return {
        ...off,
        details_submitted: true,
        requirements: { ...nothing, disabled_reason: "rejected.other" },
      };
  }
}

const inReview: Requirements = {
  ...nothing,
  disabled_reason: "requirements.pending_verification",
  pending_verification: [document],
};

function pastDue(names: string[]): Requirements {
  return {
    ...nothing,
    currently_due: names,
    eventually_due: names,
    past_due: names,
    disabled_reason: names.length === 0 ? null : "requirements.past_due",
  };
}

const documentsNeeded: Requirements = {
  ...pastDue([document]),
  errors: [
    {
      code: "verification_failed_keyed_identity",
      reason:
        "The person's keyed-in identity information could not be verified. Upload an identity document that matches the identity fields entered.",
      requirement: document,
    },
  ],
};
