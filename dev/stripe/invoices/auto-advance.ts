import { emit } from "../events/emit.ts";
import { ApiError } from "../http/errors.ts";
import { render } from "../resources/render.ts";
import type { World } from "../world.ts";
import { finalize } from "./finalize.ts";
import { findInvoice } from "./find.ts";

/**
 * Finalises the drafts whose hour has come: `auto_advance` means that Stripe goes on by itself, and sends what
 * is to be sent. A draft that cannot be finalised stays one.
 */
export function finalizeDue(world: World): void {
  const due = world.database.all<{ account: string; id: string }>(
    `SELECT account, id FROM objects WHERE kind = 'invoice' AND status = 'draft' AND deleted = 0
     AND json_extract(body, '$.automatically_finalizes_at') <= ?`,
    world.clock.seconds(),
  );
  for (const { account, id } of due) advance(world, account, id);
  if (due.length > 0) world.courier.wake();
}

function advance(world: World, account: string, id: string): void {
  const scope = { world, account, request: null };
  try {
    world.database.transaction(() => {
      const open = finalize(scope, findInvoice(scope, id));
      const mailed = open.collection_method === "send_invoice" && open.customer_email !== null;
      if (mailed) emit(scope, "invoice.sent", render(scope, open));
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
