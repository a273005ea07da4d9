import type { World } from "./world.ts";

/** Who is served by one piece of work, and in answer to which request. Every handler's first argument. */
export interface Scope {
  world: World;
  /** Objects, events and idempotency keys belong to it. */
  account: string;
  /** Absent for what happens without a request: a payment on the hosted page, a bank debit that settles. */
  request: { id: string; idempotencyKey: string | null } | null;
}

/** Whole seconds on the simulator's clock. */
export function now(scope: Scope): number {
  return scope.world.clock.seconds();
}
