import { refusal } from "../http/errors.ts";
import type { World } from "../world.ts";
import { findConnected } from "./find.ts";
import type { Book } from "./modes.ts";
import { withState } from "./new-account.ts";
import type { State } from "./records.ts";
import { saveAccount } from "./save.ts";
import { shownAccount } from "./shown.ts";

/** Stripe changes its mind about an account: the account and its platform hear of it. */
export function setState(world: World, book: Book, state: State): object {
  const connected = findConnected(world, book);
  if (connected === undefined) throw refusal("This account is not connected to a platform.");
  const { platform, account } = connected;
  const scope = { world, account: platform, request: null };
  const after = world.database.transaction(() =>
    saveAccount(scope, platform, account, withState(account, state, world.clock.seconds())),
  );
  world.courier.wake();
  return shownAccount(after);
}
