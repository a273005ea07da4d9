import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { CrewMember } from "../../worker/crew/crew-job.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { PendingItem, PhoneState } from "../../worker/crew/waiting.ts";
import type { Clock } from "../../worker/time/format.ts";
import type { Outbox } from "../outbox/outbox.ts";

/** Everything a view needs beside the page's own data. */
export type Around = {
  clock: Clock;
  t: CrewMessages;
  pending: PendingItem[];
  phone: PhoneState;
  /** Why the last press changed nothing. */
  refusal?: JobProps["refusal"];
};

/** What every page's data says: who reads it, and when the office made it. */
export type Told = { member: CrewMember; now: number };

/** What is special to one kind of page: a job's, or the day's list. */
export type PageKind<Snapshot extends Told> = {
  /** `today`, or the job's id. */
  name: string;
  address: string;
  place: (snapshot: Snapshot) => { timeZone: string; locale: string };
  /** The page's body as markup. */
  render: (snapshot: Snapshot, around: Around) => string;
  /** The version of a job in the page's data; null where it is none of this page's. */
  versionOf: (snapshot: Snapshot, jobId: string) => number | null;
  /** Called with what the office told just now. */
  told?: (snapshot: Snapshot) => Promise<void>;
  /** Called when the office says that there is no such page for this member, or no longer. */
  gone?: (outbox: Outbox) => Promise<void>;
};
