import { type Context, Hono } from "hono";
import { isUsedUp } from "../checkout/find.ts";
import { visit } from "../checkout/from-link.ts";
import { mayPay, paySession } from "../checkout/pay.ts";
import { ApiError } from "../http/errors.ts";
import { authenticate } from "../payments/authenticate.ts";
import { bankAccount, type Method } from "../payments/methods.ts";
import { accountName } from "../resources/account.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent, PaymentLink, Session } from "../store/stored.ts";
import type { World } from "../world.ts";
import { type CardProblem, readCard } from "./card.ts";
import { type Checkout, checkoutPage, inactiveLinkPage, noCheckoutPage } from "./checkout.ts";
import { refusedPage } from "./hosted-invoice.ts";

/** `/l/{token}`, the address of a payment link, and `/c/{token}`, the page of one visitor's session. */
export function checkoutRoutes(world: World): Hono {
  const app = new Hono();
  app.use("/l/*", secure(world));
  app.use("/c/*", secure(world));
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) throw error;
    return c.html(refusedPage(error.message), 409);
  });
  app.get("/l/:token", (c) => openLink(c, world));
  app.get("/c/:token", (c) => show(c, world));
  app.post("/c/:token/card", async (c) => {
    const form = await fields(c);
    const card = readCard(form, world.clock.ms());
    return "problem" in card ? show(c, world, form, card) : pay(c, world, form, card);
  });
  app.post("/c/:token/bank", async (c) => pay(c, world, await fields(c), bankAccount));
  app.post("/c/:token/confirm", async (c) => {
    const agreed = (await fields(c)).get("answer") === "yes";
    const found = find(world, c);
    const intent = found && intentOf(found);
    if (found !== undefined && intent !== undefined && mayPay(found.scope, found.session)) {
      world.database.transaction(() => authenticate(found.scope, intent, agreed));
      world.courier.wake();
    }
    return c.redirect(`/c/${c.req.param("token")}`, 303);
  });
  return app;
}

/** Forms go here and, once paid, on to wherever the vendor wants the customer. */
function secure(world: World) {
  return async (c: Context, next: () => Promise<void>) => {
    const found = find(world, c);
    const target = found && targetOf(found);
    await next();
    const onward = target === undefined ? "" : ` ${new URL(target).origin}`;
    c.header(
      "content-security-policy",
      `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'${onward}`,
    );
    c.header("referrer-policy", "no-referrer");
  };
}

interface Found {
  scope: Scope;
  session: Session;
}

function find(world: World, c: Context): Found | undefined {
  const place = world.objects.byToken(c.req.path.split("/")[2] ?? "");
  if (place === undefined) return undefined;
  const session = world.objects.find(place.account, "checkout_session", place.id);
  const scope = { world, account: place.account, request: null };
  return session && { scope, session };
}

function intentOf({ scope, session }: Found): PaymentIntent | undefined {
  return scope.world.objects.find(scope.account, "payment_intent", session.payment_intent ?? "");
}

function linkOf({ scope, session }: Found): PaymentLink | undefined {
  return scope.world.objects.find(scope.account, "payment_link", session.payment_link ?? "");
}

/** Where the customer goes after paying, if the vendor said so. */
function targetOf(found: Found): string | undefined {
  const url = found.session.success_url ?? linkOf(found)?.after_completion.redirect?.url;
  return url?.replaceAll("{CHECKOUT_SESSION_ID}", found.session.id);
}

function openLink(c: Context, world: World): Response | Promise<Response> {
  const place = world.objects.byToken(c.req.param("token") ?? "");
  const link = place && world.objects.find(place.account, "payment_link", place.id);
  if (place === undefined || link === undefined) return c.html(noCheckoutPage(), 404);
  const scope = { world, account: place.account, request: null };
  if (!link.active || isUsedUp(link)) return c.html(inactiveLinkPage(link, accountName(scope)), 410);
  const session = world.database.transaction(() => visit(scope, link));
  return c.redirect(`/c/${session.token}`, 303);
}

function show(
  c: Context,
  world: World,
  form?: URLSearchParams,
  problem?: CardProblem,
): Response | Promise<Response> {
  const found = find(world, c);
  if (found === undefined) return c.html(noCheckoutPage(), 404);
  const target = targetOf(found);
  if (found.session.status === "complete" && target !== undefined) return c.redirect(target, 303);
  const checkout: Checkout = {
    session: found.session,
    link: linkOf(found),
    intent: intentOf(found),
    vendor: accountName(found.scope),
    payable: mayPay(found.scope, found.session),
  };
  const email = form?.get("email") ?? found.session.customer_details?.email ?? "";
  return c.html(checkoutPage(checkout, email, problem), problem === undefined ? 200 : 422);
}

function pay(c: Context, world: World, form: URLSearchParams, method: Method): Response | Promise<Response> {
  const found = find(world, c);
  if (found === undefined) return c.html(noCheckoutPage(), 404);
  const { scope, session } = found;
  const email = (form.get("email") ?? "").trim();
  if (session.customer_email === null && !/^\S+@\S+\.\S+$/.test(email)) {
    return show(c, world, form, { field: "email", problem: "Your email is incomplete." });
  }
  if (mayPay(scope, session)) {
    world.database.transaction(() =>
      paySession(scope, session, method, { email: email || null, name: null }),
    );
    world.courier.wake();
  }
  return c.redirect(`/c/${session.token}`, 303);
}

async function fields(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}
