import { phoneDatabase } from "../store/database.ts";
import { fact } from "../store/facts.ts";
import type { Told } from "./page-kind.ts";

/** The page's data: from the page itself, or, on a page that was opened without signal for the first time, from the phone. */
export async function findSnapshot<Snapshot extends Told>(name: string): Promise<Snapshot | null> {
  const inPage = document.getElementById("snapshot")?.textContent;
  if (inPage) return JSON.parse(inPage);
  const member = await fact("member");
  if (!member) return null;
  const kept = await (await phoneDatabase()).get(
    "snapshots",
    `${member.organisationId}/${member.id}/${name}`,
  );
  // Written by `keepSnapshot` under this very name.
  return (kept as Snapshot | undefined) ?? null;
}
