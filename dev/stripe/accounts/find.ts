import { ApiError } from "../http/errors.ts";
import type { World } from "../world.ts";
import { accountIn, type Book, bookOf, isLive } from "./modes.ts";
import { connectedLongAgo } from "./new-account.ts";
import type { Account } from "./records.ts";

/** A connected account and the platform's books that it is kept in. */
export interface Connected {
  platform: Book;
  account: Account;
}

/** The platform that an account was ever connected to. */
function platformOf(world: World, account: string): string | undefined {
  return world.settings.read<string>(settingName(account));
}

export function rememberPlatform(world: World, account: string, platform: string): void {
  world.settings.write(settingName(account), platform);
}

function settingName(account: string): string {
  return `platform_of ${account}`;
}

/** Whose books are a connected account's, while it is connected. An account connected live is there for tests too. */
export function findConnected(world: World, book: Book): Connected | undefined {
  const id = accountIn(book);
  const owner = platformOf(world, id);
  if (owner === undefined) return undefined;
  const modes = isLive(book) ? [true] : [false, true];
  for (const livemode of modes) {
    const platform = bookOf(owner, livemode);
    const account = world.objects.find(platform, "account", id);
    if (account !== undefined) return { platform, account };
  }
  return undefined;
}

/** The platform's books in the same mode as these: where its fees are booked and its Connect endpoints are. */
export function platformBook(world: World, book: Book): Book | undefined {
  const connected = findConnected(world, book);
  return connected && bookOf(accountIn(connected.platform), isLive(book));
}

/**
 * The account that a platform's key asks for. One that nobody has heard of counts as connected long ago, with
 * everything enabled in both modes, so that no test has to create what it only wants to use.
 */
export function connectedTo(world: World, platform: Book, id: string, shownKey: string): Connected {
  const owner = accountIn(platform);
  const book = bookOf(id, isLive(platform));
  const isFree =
    platformOf(world, id) === undefined && !world.apiKeys.list().some((key) => key.account === id);
  if (/^acct_\w+$/.test(id) && isFree) {
    rememberPlatform(world, id, owner);
    const account = connectedLongAgo(id, world.clock.seconds());
    for (const livemode of [false, true]) world.objects.insert(bookOf(owner, livemode), "account", account);
  }
  const found = findConnected(world, book);
  if (found === undefined || accountIn(found.platform) !== owner) throw noAccess(id, shownKey);
  return found;
}

/** Stripe's words for an account of somebody else, one that left, and one that never was. */
function noAccess(id: string, shownKey: string): ApiError {
  return new ApiError(403, {
    type: "invalid_request_error",
    code: "account_invalid",
    message: `The provided key '${shownKey}' does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}
