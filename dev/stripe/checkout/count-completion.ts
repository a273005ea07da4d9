import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { PaymentLink, Session } from "../store/stored.ts";
import { findLink, isUsedUp } from "./find.ts";

/** A completed session counts against its link's limit; a link that is used up is switched off. */
export function countCompletion(scope: Scope, session: Session): void {
  if (session.payment_link === null) return;
  const link = findLink(scope, session.payment_link);
  if (link.restrictions === null) return;
  const { count, limit } = link.restrictions.completed_sessions;
  const counted: PaymentLink = { ...link, restrictions: { completed_sessions: { count: count + 1, limit } } };
  const after: PaymentLink = { ...counted, active: link.active && !isUsedUp(counted) };
  scope.world.objects.save(scope.account, after);
  const shown = render(scope, after);
  emit(scope, "payment_link.updated", shown, difference(render(scope, link), shown));
}
