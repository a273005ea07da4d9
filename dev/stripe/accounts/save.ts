import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import type { Scope } from "../scope.ts";
import { type Book, bookOf, isLive } from "./modes.ts";
import type { Account } from "./records.ts";
import { shownAccount } from "./shown.ts";

/**
 * Keeps a connected account in its platform's books, and tells the account's own endpoints and the platform's
 * Connect endpoints what is different now.
 */
export function saveAccount(scope: Scope, platform: Book, before: Account, after: Account): Account {
  scope.world.objects.save(platform, after);
  const previous = difference(shownAccount(before), shownAccount(after));
  if (previous === undefined) return after;
  const its: Scope = { ...scope, account: bookOf(after.id, isLive(platform)) };
  emit(its, "account.updated", shownAccount(after), previous);
  for (const [name, status] of Object.entries(after.capabilities ?? {})) {
    const was = Object.entries(before.capabilities ?? {}).find(([known]) => known === name)?.[1];
    if (was !== status)
      emit(its, "capability.updated", capability(after, name, status), { status: was ?? null });
  }
  return after;
}

function capability(account: Account, name: string, status: string): object {
  return {
    id: name,
    object: "capability",
    account: account.id,
    requested: true,
    requested_at: account.created,
    requirements: account.requirements,
    status,
  };
}
