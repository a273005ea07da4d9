import { type Context, Hono } from "hono";
import { bookOf, inBook } from "../accounts/modes.ts";
import { letTimePass } from "../clock-work.ts";
import { refusal } from "../http/errors.ts";
import { answerOf } from "../http/execute.ts";
import { newId } from "../ids.ts";
import { findInvoice } from "../invoices/find.ts";
import { localPage } from "../pages/local.ts";
import { payFromOutside } from "../payments/from-outside.ts";
import { render } from "../resources/render.ts";
import { ensureEndpoints } from "../resources/webhook-endpoints.ts";
import { defaultAccount, type World } from "../world.ts";
import { books } from "./books.ts";
import { done } from "./done.ts";
import { importAll } from "./import.ts";
import { importInput } from "./import-input.ts";
import { clockInput, faultInput, modeInput, paymentInput, readInput } from "./input.ts";
import { moneySwitches } from "./money-switches.ts";

/** `/_local`: what people and tests may do beside the API. None of it is part of Stripe. */
export function localRoutes(world: World): Hono {
  const app = new Hono();
  app.onError((error) => {
    const { status, body } = answerOf(error);
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  });

  app.get("/_local", (c) => c.html(localPage(world, Number(c.req.query("refresh") ?? 0))));

  app.get("/_local/requests", (c) => c.json(world.requests.since(moment(c.req.query("since")))));

  app.get("/_local/faults", (c) => c.json(world.faults.list()));
  app.post("/_local/faults", async (c) => {
    const fault = { id: newId("fault"), ...(await readInput(c, faultInput)) };
    world.faults.add(fault);
    return done(c, fault);
  });
  app.delete("/_local/faults", (c) => clearFaults(c, world));
  app.post("/_local/faults/clear", (c) => clearFaults(c, world));

  app.get("/_local/webhooks", (c) =>
    c.json({ ...world.courier.mode, deliveries: world.courier.records.counts() }),
  );
  app.post("/_local/webhooks", async (c) => {
    world.courier.setMode(await readInput(c, modeInput));
    return done(c, world.courier.mode);
  });
  app.post("/_local/webhooks/release", (c) => done(c, { released: world.courier.release() }));
  app.post("/_local/events/:id/resend", (c) => {
    world.courier.resend(c.req.param("id"));
    return done(c, { resent: c.req.param("id") });
  });

  app.post("/_local/invoices/:id/pay", async (c) => {
    const payment = await readInput(c, paymentInput);
    const id = c.req.param("id");
    const account = world.objects.accountOf("invoice", id);
    if (account === undefined) throw refusal(`No such invoice: '${id}'`, { code: "resource_missing" });
    const scope = { world, account, request: null };
    const invoice = world.database.transaction(() => {
      payFromOutside(scope, findInvoice(scope, id), payment);
      return inBook(account, render(scope, findInvoice(scope, id)));
    });
    world.courier.wake();
    return done(c, invoice);
  });

  app.get("/_local/clock", (c) => c.json(clock(world)));
  app.post("/_local/clock", async (c) => {
    world.clock.advance((await readInput(c, clockInput)).advanceSeconds);
    letTimePass(world);
    world.courier.wake();
    return done(c, clock(world));
  });

  app.post("/_local/import", async (c) => {
    const data = await readInput(c, importInput);
    const scope = { world, account: bookOf(data.account ?? defaultAccount, data.livemode), request: null };
    return done(
      c,
      world.database.transaction(() => importAll(scope, data)),
    );
  });

  app.route("/", moneySwitches(world));

  app.get("/_local/books", (c) => c.json(books(world)));
  app.post("/_local/reset", (c) => {
    world.reset();
    ensureEndpoints(world);
    return done(c, { reset: true });
  });
  return app;
}

function clearFaults(c: Context, world: World): Response {
  world.faults.clear();
  return done(c, []);
}

function clock(world: World): { now: number; offsetSeconds: number } {
  return { now: world.clock.seconds(), offsetSeconds: world.clock.offsetSeconds() };
}

/** Milliseconds since 1970, or anything that `Date` reads. */
function moment(text: string | undefined): number {
  if (text === undefined || text === "") return 0;
  return /^\d+$/.test(text) ? Number(text) : Date.parse(text) || 0;
}
