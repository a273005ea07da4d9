import { TRIAL } from "../stripe-accounts/trial.ts";
import type { CloseoutRules, Job, Missing, Requirement } from "./types.ts";

/** What the decision about proof needs of a job. */
export type Proof = {
  organisation: Pick<Job["organisation"], "rules">;
  portal: Pick<NonNullable<Job["portal"]>, "rules"> | null;
  row: Pick<Job["row"], "resolutionCode" | "rootCause" | "serialNumbers"> &
    Partial<Pick<Job["row"], "source">>;
  photos: Pick<Job["photos"][number], "label">[];
  signatures: unknown[];
  answers: Pick<Job["answers"][number], "itemId" | "answer">[];
};

/** The rules that hold for a job: the organisation's, with what its portal asks for laid over them. */
export function rulesFor(
  job: Pick<Proof, "organisation" | "portal">,
): Required<Omit<CloseoutRules, "billing">> {
  const none = { checklist: [], resolutionCodes: [], rootCauses: [], serialNumbers: 0 };
  return { ...none, ...job.organisation.rules, ...job.portal?.rules };
}

/** A thing that the rules ask for, there or not. */
export type Asked = Omit<Missing, "detail">;

/** What the rules ask of this job, in the order in which it is worked off, and how much of it is there. */
export function askedOf(job: Proof): Asked[] {
  if (job.row.source === TRIAL) return [];
  const rules = rulesFor(job);
  const taken = (label: string) => job.photos.filter((photo) => photo.label === label).length;
  const answered = rules.checklist.filter(({ id }) =>
    job.answers.some((one) => one.itemId === id && one.answer !== null),
  );
  const asked = (requirement: Requirement, have: number, need: number) => ({ requirement, have, need });
  return [
    asked("photos_before", taken("before"), rules.photosBefore),
    asked("photos_after", taken("after"), rules.photosAfter),
    asked("checklist", answered.length, rules.checklist.length),
    asked("resolution_code", job.row.resolutionCode ? 1 : 0, rules.resolutionCodes.length > 0 ? 1 : 0),
    asked("root_cause", job.row.rootCause ? 1 : 0, rules.rootCauses.length > 0 ? 1 : 0),
    asked("serial_numbers", job.row.serialNumbers.length, rules.serialNumbers),
    asked("signature", job.signatures.length, rules.signature ? 1 : 0),
  ].filter(({ need }) => need > 0);
}

/** What is still missing before the job may be completed, each in words. */
export function missingProof(job: Proof): Missing[] {
  return askedOf(job)
    .filter(({ have, need }) => have < need)
    .map((one) => ({ ...one, detail: inWords(one) }));
}

function inWords({ requirement, have, need }: Asked): string {
  const short = need - have;
  switch (requirement) {
    case "photos_before":
      return areMissing(short, "before photo");
    case "photos_after":
      return areMissing(short, "after photo");
    case "checklist":
      return short === 1 ? "1 point of the checklist is open" : `${short} points of the checklist are open`;
    case "resolution_code":
      return "The resolution code is missing";
    case "root_cause":
      return "The root cause is missing";
    case "serial_numbers":
      return areMissing(short, "serial number");
    case "signature":
      return "The customer's signature is missing";
  }
}

function areMissing(count: number, what: string): string {
  return count === 1 ? `1 ${what} is missing` : `${count} ${what}s are missing`;
}
