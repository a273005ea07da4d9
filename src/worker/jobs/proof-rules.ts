import type { CloseoutRules, Job, Missing } from "./types.ts";

/** The rules that hold for a job: the organisation's, with what its portal asks for laid over them. */
export function rulesFor(job: Pick<Job, "organisation" | "portal">): CloseoutRules {
  return { ...job.organisation.rules, ...job.portal?.rules };
}

/** What is still missing before the job may be completed, each in words. */
export function missingProof(job: Pick<Job, "organisation" | "portal" | "photos" | "signatures">): Missing[] {
  const rules = rulesFor(job);
  const missing: Missing[] = [];
  const before = job.photos.filter((photo) => photo.label === "before").length;
  const after = job.photos.filter((photo) => photo.label === "after").length;
  if (before < rules.photosBefore) {
    missing.push({
      requirement: "photos_before",
      have: before,
      need: rules.photosBefore,
      detail: photosMissing(rules.photosBefore - before, "before"),
    });
  }
  if (after < rules.photosAfter) {
    missing.push({
      requirement: "photos_after",
      have: after,
      need: rules.photosAfter,
      detail: photosMissing(rules.photosAfter - after, "after"),
    });
  }
  if (rules.signature && job.signatures.length === 0) {
    missing.push({
      requirement: "signature",
      have: 0,
      need: 1,
      detail: "The customer's signature is missing",
    });
  }
  return missing;
}

function photosMissing(count: number, label: "before" | "after"): string {
  return count === 1 ? `1 ${label} photo is missing` : `${count} ${label} photos are missing`;
}
