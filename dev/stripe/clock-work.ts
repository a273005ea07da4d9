import { expireDue } from "./checkout/expire.ts";
import { finalizeDue } from "./invoices/auto-advance.ts";
import type { World } from "./world.ts";

/** Everything that comes about by itself when its time has come. */
export function letTimePass(world: World): void {
  finalizeDue(world);
  expireDue(world);
}
