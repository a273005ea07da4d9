import { Hono } from "hono";
import { bookOf } from "../accounts/modes.ts";
import { findSession } from "../checkout/find.ts";
import { missingObject, refusal } from "../http/errors.ts";
import { payIntentFromOutside, paySessionFromOutside } from "../payments/from-outside.ts";
import { settleRefund } from "../refunds/settle.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Kind, Kinds } from "../store/stored.ts";
import { setTaxActive, taxIsActive } from "../tax/setting.ts";
import { defaultAccount, type World } from "../world.ts";
import { done } from "./done.ts";
import { outcomeInput, readInput, refundOutcome, taxInput } from "./input.ts";

/** What customers and banks do without any page, and whether an account has Stripe Tax. */
export function moneySwitches(world: World): Hono {
  const app = new Hono();

  app.post("/_local/refunds/:id/:outcome", (c) => {
    const outcome = refundOutcome.safeParse(c.req.param("outcome"));
    if (!outcome.success) throw refusal("A refund may succeed, fail or ask.", { param: "outcome" });
    const { scope, record } = find(world, "refund", c.req.param("id"));
    const settled = world.database.transaction(() => settleRefund(scope, record, outcome.data));
    world.courier.wake();
    return done(c, render(scope, settled));
  });

  app.post("/_local/payment_intents/:id/pay", async (c) => {
    const { outcome } = await readInput(c, outcomeInput);
    const { scope, record } = find(world, "payment_intent", c.req.param("id"));
    const intent = world.database.transaction(() => payIntentFromOutside(scope, record, outcome));
    world.courier.wake();
    return done(c, intent);
  });

  app.post("/_local/checkout/sessions/:id/pay", async (c) => {
    const { outcome } = await readInput(c, outcomeInput);
    const { scope, record } = find(world, "checkout_session", c.req.param("id"));
    world.database.transaction(() => paySessionFromOutside(scope, record, outcome));
    world.courier.wake();
    return done(c, render(scope, findSession(scope, record.id)));
  });

  app.post("/_local/tax", async (c) => {
    const { account = defaultAccount, active, livemode } = await readInput(c, taxInput);
    const scope = { world, account: bookOf(account, livemode), request: null };
    setTaxActive(scope, active);
    return done(c, { account, active: taxIsActive(scope) });
  });
  return app;
}

/** The object with this id, in whichever books it is. */
function find<K extends Kind>(world: World, kind: K, id: string): { scope: Scope; record: Kinds[K] } {
  const account = world.objects.accountOf(kind, id);
  const record = account === undefined ? undefined : world.objects.find(account, kind, id);
  if (account === undefined || record === undefined) throw missingObject(kind, id);
  return { scope: { world, account, request: null }, record };
}
