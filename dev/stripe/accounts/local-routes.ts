import { type Context, Hono } from "hono";
import * as z from "zod";
import { answerOf } from "../http/execute.ts";
import { isForm, readInput } from "../local/input.ts";
import { defaultAccount, type World } from "../world.ts";
import { keyParts, publishableKey } from "./api-keys.ts";
import { deauthorize } from "./deauthorize.ts";
import { findConnected } from "./find.ts";
import { bookOf, isLive } from "./modes.ts";
import { states } from "./records.ts";
import { setState } from "./set-state.ts";

const keyInput = z.strictObject({
  key: z
    .string()
    .refine((key) => keyParts(key) !== undefined, "A key looks like sk_test_abcd or rk_live_abcd."),
  account: z
    .string()
    .regex(/^acct_\w+$/)
    .optional(),
  permissions: z.record(z.string(), z.enum(["none", "read", "write"])).optional(),
  status: z.enum(["active", "expired", "revoked"]).default("active"),
});

const stateInput = z.strictObject({ state: z.enum(states), livemode: mode() });
const modeInput = z.strictObject({ livemode: mode() });

function mode() {
  return z.stringbool().or(z.boolean()).default(false);
}

/** Keys and accounts, from beside the API. */
export function accountSwitches(world: World): Hono {
  const app = new Hono();
  app.onError((error) => {
    const { status, body } = answerOf(error);
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  });

  app.get("/_local/keys", (c) => c.json({ accounts: publishableKeys(world), keys: world.apiKeys.list() }));
  app.post("/_local/keys", async (c) => {
    const key = await readInput(c, keyInput);
    world.apiKeys.register(key);
    return done(c, key);
  });

  app.get("/_local/accounts", (c) => c.json({ accounts: knownAccounts(world) }));
  app.post("/_local/accounts/:id/state", async (c) => {
    const { state, livemode } = await readInput(c, stateInput);
    return done(c, setState(world, bookOf(c.req.param("id"), livemode), state));
  });
  app.post("/_local/accounts/:id/deauthorize", async (c) => {
    const { livemode } = await readInput(c, modeInput);
    return done(c, deauthorize(world, bookOf(c.req.param("id"), livemode)));
  });
  return app;
}

function publishableKeys(world: World): object[] {
  return world.accountIds().map((account) => ({
    account,
    publishable_test: publishableKey(account, false),
    publishable_live: publishableKey(account, true),
  }));
}

export interface KnownAccount {
  account: string;
  livemode: boolean;
  /** Null for an account that no platform reaches. */
  state: string | null;
  name: string | null;
  connected: boolean;
}

/** Every account, and each connected one in the mode that it was connected in. */
export function knownAccounts(world: World): KnownAccount[] {
  return world.accountIds().flatMap((account): KnownAccount[] => {
    const inModes = [false, true].flatMap((livemode) => {
      const found = findConnected(world, bookOf(account, livemode));
      if (found === undefined || isLive(found.platform) !== livemode) return [];
      const name = found.account.business_profile?.name ?? null;
      return [{ account, livemode, state: found.account.state, name, connected: true }];
    });
    if (inModes.length > 0) return inModes;
    const name = account === defaultAccount ? "every other key" : null;
    return [{ account, livemode: false, state: null, name, connected: false }];
  });
}

function done(c: Context, answer: object): Response {
  return isForm(c) ? c.redirect(c.req.header("referer") ?? "/_local", 303) : c.json(answer);
}
