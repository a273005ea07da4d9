import type { ChecklistAnswer, Command, LineInput } from "../../src/worker/jobs/types.ts";
import { type Base, later, type When } from "./clock.ts";

type Plain =
  | "accept"
  | "set_out"
  | "arrive"
  | "complete"
  | "approve"
  | "return"
  | "hold"
  | "resume"
  | "cancel";

/** What happens in a story. Most of it is a command; the rest is put into one by `commandFor`. */
export type Deed =
  | Extract<Command, { type: Plain | "edit" | "bill" | "fill_in" | "correct_time" | "plan_milestones" }>
  /** `on` counts days back from the story's base; a day to come is negative. `window` is by the clock: `08:00`. */
  | { type: "assign"; to: string[]; on: number; window?: [string, string] }
  /** An item of the price book by its name there; the quantity is a decimal as text. */
  | { type: "work"; item: string; quantity: string }
  /** A point of the checklist, by its id in the rules. */
  | { type: "check"; point: string; answer: ChecklistAnswer }
  /** Minor units: the not-to-exceed amount that is asked for. */
  | { type: "ask"; amount: number; reason: string }
  /** To the request that is open. */
  | { type: "answer"; approved: boolean; words: string }
  /** A part of the plan, by its title. */
  | { type: "reach"; part: string }
  | { type: "change"; title: string; reason: string; lines: LineInput[] }
  | { type: "photo"; label: "before" | "during" | "after"; picture: string }
  | { type: "sign"; name: string; role: string; picture: string }
  | { type: "say"; body: string }
  | { type: "opened" }
  | { type: "viewed" }
  | { type: "remind"; step: number }
  | StripeNews;

/** What becomes of the job's next invoice at Stripe. */
export type StripeNews =
  | { type: "stripe"; news: "paid" | "void" | "uncollectible" | "processing" }
  /** Minor units. */
  | { type: "stripe"; news: "partly"; amount: number };

/** `lateBy`: minutes until a phone without signal could tell. */
export type Step = { when: When; by: string; do: Deed; lateBy?: number };

export type JobSpec = {
  title: string;
  description?: string;
  /** Where it came from: a portal's or a person's ticket. */
  source: string;
  ticket?: string;
  portal?: string;
  purchaseOrder?: string;
  /** Whether the resident caused the damage, where the manager asks. */
  residentDamage?: boolean;
  customer: string;
  site: string;
  /** Days from the base to the day on which the work is due. */
  dueIn?: number;
  notToExceed?: number;
  lines: LineInput[];
  received: When;
  /** Who entered it; the portal when absent. */
  receivedBy?: string;
  base?: Base;
  story: Step[];
  /** Stripe says no to the draft: a person has to mend something there. */
  billing?: { code: string; reason: string };
  /** The mail service says no to the invoice's letter. */
  letter?: string;
};

export function step(when: When, by: string, deed: Deed): Step {
  return { when, by, do: deed };
}

/** The office takes the job and gives it to a crew. */
export function taken(when: When, crew: string, day: number, window?: [string, string]): Step[] {
  return [
    step(when, "dana", { type: "accept" }),
    step(later(when, 6), "dana", { type: "assign", to: [crew], on: day, window }),
  ];
}

/** Steps of a phone that had no signal: they are heard of together, so many minutes ago. */
export function heardOf(minutesAgo: number, steps: Step[]): Step[] {
  return steps.map((one) =>
    "minutesAgo" in one.when ? { ...one, lateBy: one.when.minutesAgo - minutesAgo } : one,
  );
}

type Visit = {
  crew: string;
  /** The scene of the photos: `screen` takes `screen-before-wide` and so on. */
  scene: string;
  photos?: 1 | 2;
  minutes?: number;
  signed?: { name: string; role: string; picture: string };
};

/** A crew drives there, takes photos, works, takes photos, has it signed and completes it. */
export function visit(when: When, { crew, scene, photos = 2, minutes = 70, signed }: Visit): Step[] {
  return [
    step(later(when, -24), crew, { type: "set_out" }),
    step(when, crew, { type: "arrive" }),
    ...photosOf(later(when, 4), crew, "before", scene, photos),
    ...photosOf(later(when, minutes), crew, "after", scene, photos),
    ...(signed ? [step(later(when, minutes + 5), crew, { type: "sign" as const, ...signed })] : []),
    step(later(when, minutes + 7), crew, { type: "complete" }),
  ];
}

export function photosOf(
  when: When,
  crew: string,
  label: "before" | "after",
  scene: string,
  count: 1 | 2,
): Step[] {
  // The last one after the work shows the whole: it is the one that goes with the letter.
  const both = label === "before" ? ["wide", "close"] : ["close", "wide"];
  const views = count === 1 ? ["wide"] : both;
  return views.map((view, index) =>
    step(later(when, index), crew, { type: "photo", label, picture: `${scene}-${label}-${view}` }),
  );
}

/** The customer opens the letter and, a minute later, the page that it leads to. */
export function viewed(when: When): Step[] {
  return [step(when, "mail", { type: "opened" }), step(later(when, 1), "customer", { type: "viewed" })];
}

/** The office looks at the proof; billing follows by itself. */
export function approved(when: When, by = "dana"): Step {
  return step(when, by, { type: "approve" });
}
