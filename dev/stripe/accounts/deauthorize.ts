import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import type { World } from "../world.ts";
import { findConnected } from "./find.ts";
import { type Book, isLive } from "./modes.ts";

/** The platform's application, as webhooks of disconnected accounts show it. */
export const platformApplication = "ca_LocalPlatform";

/**
 * The account's owner takes the platform's access away: the platform learns of it and is refused from then on;
 * the account and its books stay, for its own keys.
 */
export function deauthorize(world: World, book: Book): object {
  const connected = findConnected(world, book);
  if (connected === undefined) throw refusal("This account is not connected to a platform.");
  const application = { id: platformApplication, object: "application", name: "Local platform" };
  const own = { world, account: book, request: null };
  world.database.transaction(() => {
    emit(own, "account.application.deauthorized", application);
    world.objects.remove(connected.platform, connected.account.id);
  });
  world.courier.wake();
  return { account: connected.account.id, livemode: isLive(connected.platform), deauthorized: true };
}
