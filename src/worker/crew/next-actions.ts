import type { JobStatus, Missing, PhotoLabel, Requirement } from "../jobs/types.ts";

export const CREW_STEPS = ["set_out", "arrive", "complete"] as const;
export type CrewStep = (typeof CREW_STEPS)[number];

/** Something that the crew can do next. `short` is how many photos are still missing. */
export type CrewAction =
  | { kind: "step"; step: CrewStep }
  | { kind: "photo"; label: Extract<PhotoLabel, "before" | "after">; short: number }
  | { kind: "fill"; requirement: Exclude<Requirement, "photos_before" | "photos_after" | "signature"> }
  | { kind: "sign" };

/** What the crew does next, in order: the first one is the large button. Empty when the crew has nothing more to do here. */
export function nextActions(status: JobStatus, missing: Missing[]): CrewAction[] {
  switch (status) {
    case "accepted":
    case "scheduled":
      return [{ kind: "step", step: "set_out" }];
    case "en_route":
      return [{ kind: "step", step: "arrive" }];
    case "on_site":
    case "returned":
      return [...missing.map(toSupply), { kind: "step", step: "complete" }];
    default:
      return [];
  }
}

function toSupply({ requirement, have, need }: Missing): CrewAction {
  switch (requirement) {
    case "photos_before":
      return { kind: "photo", label: "before", short: need - have };
    case "photos_after":
      return { kind: "photo", label: "after", short: need - have };
    case "signature":
      return { kind: "sign" };
    default:
      return { kind: "fill", requirement };
  }
}
