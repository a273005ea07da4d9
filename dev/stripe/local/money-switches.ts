import { Hono } from "hono";
import { bookOf } from "../accounts/modes.ts";
import { missingObject } from "../http/errors.ts";
import { settleRefund } from "../refunds/settle.ts";
import { render } from "../resources/render.ts";
import { setTaxActive, taxIsActive } from "../tax/setting.ts";
import { defaultAccount, type World } from "../world.ts";
import { done } from "./done.ts";
import { readInput, refundOutcome, taxInput } from "./input.ts";

/** What banks do with refunds, and whether an account has Stripe Tax. */
export function moneySwitches(world: World): Hono {
  const app = new Hono();

  app.post("/_local/refunds/:id/:outcome", (c) => {
    const id = c.req.param("id");
    const outcome = refundOutcome.safeParse(c.req.param("outcome"));
    const account = world.objects.accountOf("refund", id);
    const refund = account === undefined ? undefined : world.objects.find(account, "refund", id);
    if (account === undefined || refund === undefined || !outcome.success) throw missingObject("refund", id);
    const scope = { world, account, request: null };
    const settled = world.database.transaction(() => settleRefund(scope, refund, outcome.data));
    world.courier.wake();
    return done(c, render(scope, settled));
  });

  app.post("/_local/tax", async (c) => {
    const { account = defaultAccount, active, livemode } = await readInput(c, taxInput);
    const scope = { world, account: bookOf(account, livemode), request: null };
    setTaxActive(scope, active);
    return done(c, { account, active: taxIsActive(scope) });
  });
  return app;
}
