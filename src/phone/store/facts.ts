import { phoneDatabase } from "./database.ts";
import { isNoRoom } from "./items.ts";

export type Facts = {
  /** Who is signed in, as the last page said. */
  member: { id: string; organisationId: string } | null;
  /** Since the office said that the session is over, until it says otherwise. */
  signedOut: boolean;
  /** Milliseconds by which the office's clock is ahead of the phone's. */
  clockAhead: number;
};

const UNKNOWN: Facts = { member: null, signedOut: false, clockAhead: 0 };

export async function fact<Name extends keyof Facts>(name: Name): Promise<Facts[Name]> {
  const kept = await (await phoneDatabase()).get("facts", name);
  // Only `noteFact` writes here, with the type that the name stands for.
  return (kept as Facts[Name] | undefined) ?? UNKNOWN[name];
}

/** A phone without room goes on with what it knew: what waits on it must still be sent. */
export async function noteFact<Name extends keyof Facts>(name: Name, value: Facts[Name]): Promise<void> {
  try {
    await (await phoneDatabase()).put("facts", value, name);
  } catch (error) {
    if (!isNoRoom(error)) throw error;
  }
}
