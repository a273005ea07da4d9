import { type Context, Hono } from "hono";
import { ApiError } from "../http/errors.ts";
import { findInvoice } from "../invoices/find.ts";
import { attempt } from "../payments/attempt.ts";
import { authenticate } from "../payments/authenticate.ts";
import { findIntent, openDefault, processingIntent } from "../payments/find.ts";
import { bankAccount } from "../payments/methods.ts";
import type { Scope } from "../scope.ts";
import type { Invoice, PaymentIntent } from "../store/stored.ts";
import type { World } from "../world.ts";
import { type CardProblem, readCard } from "./card.ts";
import { creditNotePaper } from "./credit-note-paper.ts";
import { hostedInvoicePage, notFoundPage, refusedPage } from "./hosted-invoice.ts";
import { paperPage } from "./paper.ts";

/** `/i/{token}`: where a customer pays. Whoever has the address may pay; nobody signs in. */
export function hostedInvoiceRoutes(world: World): Hono {
  const app = new Hono();
  app.use("/i/*", async (c, next) => {
    await next();
    c.header(
      "content-security-policy",
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'",
    );
    c.header("referrer-policy", "no-referrer");
  });
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) throw error;
    return c.html(refusedPage(error.message), 409);
  });
  app.get("/i/:token", (c) => show(c, world));
  app.get("/i/:token/pdf", (c) => {
    const found = find(world, c);
    return found === undefined ? c.html(notFoundPage(), 404) : c.html(paperPage(found.invoice));
  });
  app.get("/credit_notes/:id/pdf", (c) => {
    const id = c.req.param("id");
    const account = world.objects.accountOf("credit_note", id) ?? "";
    const note = world.objects.find(account, "credit_note", id);
    if (note === undefined) return c.html(notFoundPage(), 404);
    return c.html(creditNotePaper(note, world.objects.find(account, "invoice", note.invoice)));
  });
  app.post("/i/:token/card", async (c) => {
    const card = readCard(await fields(c), world.clock.ms());
    return "problem" in card
      ? show(c, world, card)
      : act(c, world, (scope, intent) => attempt(scope, intent, card));
  });
  app.post("/i/:token/bank", (c) => act(c, world, (scope, intent) => attempt(scope, intent, bankAccount)));
  app.post("/i/:token/confirm", async (c) => {
    const agreed = (await fields(c)).get("answer") === "yes";
    return act(c, world, (scope, intent) => authenticate(scope, intent, agreed));
  });
  return app;
}

interface Found {
  scope: Scope;
  invoice: Invoice;
}

function find(world: World, c: Context): Found | undefined {
  const place = world.objects.byToken(c.req.param("token") ?? "");
  if (place === undefined) return undefined;
  const scope = { world, account: place.account, request: null };
  return { scope, invoice: findInvoice(scope, place.id) };
}

/** The payment that the page works on. */
function intentOf({ scope, invoice }: Found): PaymentIntent | undefined {
  const id = openDefault(scope, invoice)?.payment.payment_intent;
  return processingIntent(scope, invoice) ?? (id === undefined ? undefined : findIntent(scope, id));
}

function show(c: Context, world: World, problem?: CardProblem): Response | Promise<Response> {
  const found = find(world, c);
  if (found === undefined) return c.html(notFoundPage(), 404);
  const page = hostedInvoicePage(found.invoice, intentOf(found), problem);
  return c.html(page, problem === undefined ? 200 : 422);
}

/** Does something to the payment if there is still something to do, then shows the page afresh. */
function act(
  c: Context,
  world: World,
  action: (scope: Scope, intent: PaymentIntent) => PaymentIntent,
): Response | Promise<Response> {
  const found = find(world, c);
  if (found === undefined) return c.html(notFoundPage(), 404);
  const payable = found.invoice.status === "open" || found.invoice.status === "uncollectible";
  const intent = intentOf(found);
  if (payable && intent !== undefined && intent.status !== "processing") {
    world.database.transaction(() => action(found.scope, intent));
    world.courier.wake();
  }
  // On a phone the answer stands below the bill.
  return c.redirect(`/i/${c.req.param("token")}#pay`, 303);
}

async function fields(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}
