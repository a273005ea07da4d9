import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { accountIn } from "../accounts/modes.ts";
import { refuseForbidden } from "../accounts/permissions.ts";
import { fromBrowser } from "../browser/calls.ts";
import { apiVersion } from "../events/emit.ts";
import { faultAnswer } from "../faults/answer.ts";
import type { Fault } from "../faults/faults.ts";
import { newId } from "../ids.ts";
import type { Fields } from "../parameters/known.ts";
import type { World } from "../world.ts";
import { authenticate, type Caller } from "./auth.ts";
import { ApiError } from "./errors.ts";
import { type Answer, answerOf, execute } from "./execute.ts";
import { flatten, parseForm, type Tree } from "./form.ts";
import type { KeyedRequest } from "./idempotency.ts";
import type { Route } from "./routes.ts";

type Env = { Bindings: HttpBindings };

/** Cut the connection instead of answering. */
const cut = Symbol("cut");

interface Call {
  id: string;
  method: string;
  path: string;
  caller: Caller | null;
  key: string | null;
  fault: Fault | undefined;
}

/** `/v1`: every route behind the same steps, in the order in which Stripe takes them. */
export function api(world: World, routes: Route[]): Hono<Env> {
  const app = new Hono<Env>();
  app.options("/v1/*", () => new Response(null, { status: 204, headers: crossOrigin }));
  for (const route of routes) {
    app.on(route.method, route.path, (c) => world.during(serve(world, c, route)));
  }
  app.all("/v1/*", (c) => world.during(serve(world, c, undefined)));
  return app;
}

async function serve(world: World, c: Context<Env>, route: Route | undefined): Promise<Response> {
  const started = performance.now();
  const at = Date.now();
  const call: Call = {
    id: newId("req"),
    method: c.req.method,
    path: new URL(c.req.url).pathname,
    caller: null,
    key: c.req.header("idempotency-key") ?? null,
    fault: undefined,
  };
  const answer = await take(world, c, route, call);
  world.requests.add({
    at,
    id: call.id,
    method: call.method,
    path: call.path,
    account: call.caller && accountIn(call.caller.book),
    idempotencyKey: call.key,
    status: answer === cut ? null : answer.status,
    replayed: answer !== cut && answer.headers["idempotent-replayed"] === "true",
    fault: call.fault?.fault ?? null,
    ms: Math.round((performance.now() - started) * 100) / 100,
  });
  world.courier.wake();
  if (answer !== cut) return respond(call, answer);
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function take(
  world: World,
  c: Context<Env>,
  route: Route | undefined,
  call: Call,
): Promise<Answer | typeof cut> {
  try {
    const tree = await readParameters(c);
    const caller = authenticate(c.req.raw.headers, world);
    call.caller = caller;
    if (route === undefined) throw unknownUrl(call);
    const shown = { key: caller.shownKey, account: accountIn(caller.book) };
    refuseForbidden(caller.registered, shown, call.method, call.path);
    const allowed = caller.publishable ? fromBrowser(route, tree) : route;
    const fault = world.faults.take(call.method, call.path, () => whatItSpeaksOf(world, c, caller, tree));
    call.fault = fault;
    if (fault?.fault === "timeout") return await neverAnswer(c);
    // An error that leaves no trace happens in front of the idempotency layer, as Stripe's own limiter does.
    if (fault?.fault === "error" && !fault.poison) return faultAnswer(fault);
    const answer = await answerOnce(world, c, allowed, call, tree, fault);
    return fault?.fault === "commit_then_drop" ? cut : answer;
  } catch (error) {
    // A caller that died while speaking is nobody to answer.
    return c.env.incoming.socket.destroyed ? cut : answerOf(error);
  }
}

/** Replays a kept answer, or executes with the idempotency key taken. */
async function answerOnce(
  world: World,
  c: Context<Env>,
  route: Route,
  call: Call,
  tree: Tree,
  fault: Fault | undefined,
): Promise<Answer> {
  const keyed = keyedRequest(call, tree);
  const kept = keyed && world.keys.find(keyed);
  if (kept !== undefined) {
    const headers = { "idempotent-replayed": "true", "original-request": kept.request };
    return { status: kept.status, body: kept.body, headers };
  }
  const giveBack = keyed && world.keys.take(keyed);
  try {
    if (fault?.fault === "delay") await sleep(fault.delayMs ?? 1000);
    const fields: Fields = world.known(route.call);
    const ids = Array.from(route.path.matchAll(/:(\w+)/g), ([, name]) => c.req.param(name ?? "") ?? "");
    const { book = "", onBehalf = false, shownKey = "" } = call.caller ?? {};
    const request = { id: call.id, idempotencyKey: call.key, onBehalf, shownKey };
    const scope = { world, account: book, request };
    const planned = fault?.fault === "error" ? faultAnswer(fault) : undefined;
    return execute(scope, { route, fields, tree, ids, keyed, planned });
  } finally {
    giveBack?.();
  }
}

function keyedRequest(call: Call, tree: Tree): KeyedRequest | undefined {
  const { caller, key, method, path } = call;
  if (key === null || caller === null || method !== "POST") return undefined;
  if (key.length > 255) {
    throw new ApiError(
      400,
      {
        type: "invalid_request_error",
        message: `Idempotency keys can be at most 255 characters long; yours has ${key.length}.`,
      },
      { early: true },
    );
  }
  return { account: caller.book, key, method, path, parameters: flatten(tree) };
}

async function readParameters(c: Context<Env>): Promise<Tree> {
  const query = new URL(c.req.url).search.slice(1);
  if (c.req.method !== "POST") return parseForm(query);
  const body = await c.req.text();
  return parseForm(query === "" ? body : `${query}&${body}`);
}

/** The request as text, with the objects that it names as they are stored. */
function whatItSpeaksOf(world: World, c: Context<Env>, { book }: Caller, tree: Tree): string {
  const said = `${c.req.url} ${JSON.stringify(tree)}`;
  const named = said.match(/[a-z]+_\w{8,}/g) ?? [];
  return [said, ...named.map((id) => world.objects.text(book, id))].join(" ");
}

function unknownUrl(call: Call): ApiError {
  return new ApiError(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${call.method}: ${call.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

/** Resolves when the client has given up. */
function neverAnswer(c: Context<Env>): Promise<typeof cut> {
  const { socket } = c.env.incoming;
  return new Promise((resolve) => {
    if (socket.destroyed) resolve(cut);
    else socket.once("close", () => resolve(cut));
  });
}

function respond(call: Call, answer: Answer): Response {
  const headers = new Headers({
    "content-type": "application/json",
    "request-id": call.id,
    "stripe-version": apiVersion,
    ...crossOrigin,
    ...answer.headers,
  });
  if (call.key !== null) headers.set("idempotency-key", call.key);
  return new Response(answer.body, { status: answer.status, headers });
}

/** Any page may ask, as at Stripe: what it gets depends on its key. */
const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, DELETE, OPTIONS",
  "access-control-allow-headers":
    "authorization, content-type, idempotency-key, stripe-account, stripe-version",
  "access-control-max-age": "300",
};

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
