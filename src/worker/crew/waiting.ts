import type { CrewDeed } from "./deeds.ts";

/**
 * How far something is that a phone holds: `saved` on the phone as it came, `prepared` (a photo in the size that is sent),
 * `waiting` for its turn or for signal, `uploading`, `sent` and known at the office, or `attention`: a person must look.
 */
export type ItemState = "saved" | "prepared" | "waiting" | "uploading" | "sent" | "attention";

/** Why something did not go: a code for the words in the reader's language, and the sentence as it came. */
export type ItemProblem = { code: string; detail: string };

export type Waiting = {
  /** The phone's own name for it. */
  clientId: string;
  state: ItemState;
  problem?: ItemProblem;
  /** The address of a small picture on the phone. */
  preview?: string;
};

/** Something that a phone holds and the office has not confirmed, in the order in which it happened. */
export type PendingItem = Waiting & {
  jobId: string;
  deed: CrewDeed;
  /** When it happened, milliseconds since 1970 by the phone's clock. */
  at: number;
};

/** What the phone knows beside the job; on the server there is none of it. */
export type PhoneState = {
  /** Everything on this phone that is not at the office yet, of all jobs. */
  unsent: number;
  /** Of this job alone, on a job's page. */
  unsentHere?: number;
  /** What a person must look at, of this job. */
  stuck: PendingItem[];
  /** The session is over: nothing can be sent until somebody signs in. */
  signedOut: boolean;
  online: boolean;
  /** Whether the browser may throw the phone's store away when room runs low; null while nobody asked. */
  mayForget: boolean | null;
};
