import type { Book } from "./accounts/modes.ts";
import type { World } from "./world.ts";

/** Who is served by one piece of work, and in answer to which request. Every handler's first argument. */
export interface Scope {
  world: World;
  /** The books that objects, events and idempotency keys belong to: an account's in one mode (`accounts/modes.ts`). */
  account: Book;
  /** Absent for what happens without a request: a payment on the hosted page, a bank debit that settles. */
  request: RequestNote | null;
}

export interface RequestNote {
  id: string;
  idempotencyKey: string | null;
  /** A platform's key speaks for a connected account. */
  onBehalf: boolean;
  /** The API key as errors may show it. */
  shownKey: string;
}

/** Whole seconds on the simulator's clock. */
export function now(scope: Scope): number {
  return scope.world.clock.seconds();
}
