import type { CrewMember } from "../../worker/crew/crew-job.ts";
import { phoneDatabase } from "./database.ts";
import type { Facts } from "./facts.ts";

/** `today`, or a job's id. */
type PageName = string;

/** What the office last told of a page, by whom it was told. */
export async function keptSnapshot<Snapshot>(member: CrewMember, page: PageName): Promise<Snapshot | null> {
  const kept = await (await phoneDatabase()).get("snapshots", nameOf(member, page));
  // Only `keepSnapshot` writes here, under the same name.
  return (kept as Snapshot | undefined) ?? null;
}

/** Nothing is kept of what arrives after its reader has signed out, in this page or another. */
export async function keepSnapshot(member: CrewMember, page: PageName, snapshot: unknown): Promise<void> {
  const db = await phoneDatabase();
  // One transaction, so that nobody signs out in between.
  const transaction = db.transaction(["facts", "snapshots"], "readwrite");
  // Only `noteFact` writes there, with this type.
  const signedIn = (await transaction.objectStore("facts").get("member")) as Facts["member"] | undefined;
  if (signedIn?.id === member.id) {
    await transaction.objectStore("snapshots").put(snapshot, nameOf(member, page));
  }
  await transaction.done;
}

/** Whoever signs in next sees nothing of it. What is not sent stays. */
export async function forgetSnapshots(): Promise<void> {
  await (await phoneDatabase()).clear("snapshots");
}

function nameOf({ organisationId, id }: CrewMember, page: PageName): string {
  return `${organisationId}/${id}/${page}`;
}
