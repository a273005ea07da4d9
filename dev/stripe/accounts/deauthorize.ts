import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import type { World } from "../world.ts";
import { findConnected } from "./find.ts";
import { accountIn, type Book, bookOf, isLive } from "./modes.ts";

/** The platform's application, as webhooks of disconnected accounts show it. */
export const platformApplication = "ca_LocalPlatform";

/**
 * The account's owner takes the platform's access away, in both modes: the platform learns of it and is refused from then on;
 * the account and its books stay, for its own keys.
 */
export function deauthorize(world: World, book: Book): object {
  const connected = findConnected(world, book);
  if (connected === undefined) throw refusal("This account is not connected to a platform.");
  const { account } = connected;
  const platform = accountIn(connected.platform);
  const application = { id: platformApplication, object: "application", name: "Local platform" };
  const own = { world, account: book, request: null };
  world.database.transaction(() => {
    emit(own, "account.application.deauthorized", application);
    for (const livemode of [false, true]) world.objects.remove(bookOf(platform, livemode), account.id);
  });
  world.courier.wake();
  return { account: account.id, livemode: isLive(book), deauthorized: true };
}
