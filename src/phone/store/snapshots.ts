import type { CrewMember } from "../../worker/crew/crew-job.ts";
import { phoneDatabase } from "./database.ts";

/** `today`, or a job's id. */
type PageName = string;

/** What the office last told of a page, by whom it was told. */
export async function keptSnapshot<Snapshot>(member: CrewMember, page: PageName): Promise<Snapshot | null> {
  const kept = await (await phoneDatabase()).get("snapshots", nameOf(member, page));
  // Only `keepSnapshot` writes here, under the same name.
  return (kept as Snapshot | undefined) ?? null;
}

export async function keepSnapshot(member: CrewMember, page: PageName, snapshot: unknown): Promise<void> {
  await (await phoneDatabase()).put("snapshots", snapshot, nameOf(member, page));
}

/** Whoever signs in next sees nothing of it. What is not sent stays. */
export async function forgetSnapshots(): Promise<void> {
  await (await phoneDatabase()).clear("snapshots");
}

function nameOf({ organisationId, id }: CrewMember, page: PageName): string {
  return `${organisationId}/${id}/${page}`;
}
