import { forgetDrafts } from "./drafts.ts";
import { noteFact } from "./facts.ts";
import { forgetSnapshots } from "./snapshots.ts";

/** Takes off the phone what a member was shown and what they were writing. What is not sent stays. */
export async function forgetPages(): Promise<void> {
  forgetDrafts();
  // First who it was: from then on nothing more is kept.
  await noteFact("member", null);
  await forgetSnapshots();
  for (const name of await caches.keys()) if (!name.startsWith("closeout-shell")) await caches.delete(name);
}
