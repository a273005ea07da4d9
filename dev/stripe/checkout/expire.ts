import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { cancelIntent } from "../payments/cancel.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Session } from "../store/stored.ts";
import type { World } from "../world.ts";

/** Nobody can pay on it any more, and what was begun is canceled. */
export function expireSession(scope: Scope, session: Session): Session {
  if (session.status !== "open") {
    throw refusal(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  const intent = scope.world.objects.find(scope.account, "payment_intent", session.payment_intent ?? "");
  if (intent !== undefined) cancelIntent(scope, intent, "expired");
  const expired: Session = { ...session, status: "expired" };
  scope.world.objects.save(scope.account, expired);
  emit(scope, "checkout.session.expired", render(scope, expired));
  return expired;
}

/** Expires the sessions whose hour has come. */
export function expireDue(world: World): void {
  const due = world.database.all<{ account: string; id: string }>(
    `SELECT account, id FROM objects WHERE kind = 'checkout_session' AND status = 'open' AND deleted = 0
     AND json_extract(body, '$.expires_at') <= ?`,
    world.clock.seconds(),
  );
  for (const { account, id } of due) {
    const session = world.objects.find(account, "checkout_session", id);
    if (session === undefined) continue;
    world.database.transaction(() => expireSession({ world, account, request: null }, session));
  }
  if (due.length > 0) world.courier.wake();
}
