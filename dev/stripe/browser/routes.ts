import { type Context, Hono } from "hono";
import { readCard } from "../pages/card.ts";
import { authenticate } from "../payments/authenticate.ts";
import { bankAccount } from "../payments/methods.ts";
import { accountName } from "../resources/account.ts";
import type { Scope } from "../scope.ts";
import type { PaymentIntent } from "../store/stored.ts";
import type { World } from "../world.ts";
import { authenticatePage, nothingToConfirmPage } from "./authenticate-page.ts";
import { bundle } from "./bundle.ts";
import { elementPage, elementStyle } from "./element-page.ts";
import { allowForm } from "./form-policy.ts";
import { returnAddress } from "./redirect.ts";

/** The browser's part: the script, the payment element's iframe, and the bank's question. */
export function browserRoutes(world: World): Hono {
  const app = new Hono();
  const script = (c: Context, name: "stripe" | "element") =>
    c.body(bundle(name), 200, {
      "content-type": "text/javascript; charset=utf-8",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
  // At the address that this project prefers, and at Stripe's own path.
  app.get("/js/stripe.js", (c) => script(c, "stripe"));
  app.get("/endive/stripe.js", (c) => script(c, "stripe"));
  app.get("/elements/element.js", (c) => script(c, "element"));
  app.get("/elements/element.css", (c) => c.body(elementStyle, 200, { "content-type": "text/css" }));
  app.get("/elements/payment", (c) => {
    c.header(
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'none'",
    );
    c.header("referrer-policy", "no-referrer");
    return c.html(elementPage());
  });
  app.post("/elements/payment-method", (c) => paymentMethod(c, world));
  app.get("/authenticate/:id", (c) => ask(c, world));
  app.post("/authenticate/:id", (c) => hear(c, world));
  return app;
}

/** Turns what was typed into a payment method's id: all that leaves the element's page. */
async function paymentMethod(c: Context, world: World): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  if (form.get("type") === "us_bank_account") return c.json({ id: bankAccount.id });
  const card = readCard(form, world.clock.ms());
  if (!("problem" in card)) return c.json({ id: card.id });
  const error = { type: "card_error", code: `invalid_${card.field}`, message: card.problem };
  return c.json({ error }, 402);
}

interface Asked {
  scope: Scope;
  intent: PaymentIntent;
  returnUrl: string;
}

function find(c: Context, world: World): Asked | undefined {
  const id = c.req.param("id") ?? "";
  const account = world.objects.accountOf("payment_intent", id);
  const intent = account === undefined ? undefined : world.objects.find(account, "payment_intent", id);
  const returnUrl = intent?.next_action?.redirect_to_url?.return_url;
  if (!account || !intent || !returnUrl || intent.client_secret !== c.req.query("client_secret"))
    return undefined;
  return { scope: { world, account, request: null }, intent, returnUrl };
}

function ask(c: Context, world: World): Response | Promise<Response> {
  const asked = find(c, world);
  if (asked === undefined) return c.html(nothingToConfirmPage(), 404);
  allowForm(c, asked.returnUrl);
  return c.html(authenticatePage(asked.intent, accountName(asked.scope)));
}

async function hear(c: Context, world: World): Promise<Response> {
  const agreed = new URLSearchParams(await c.req.text()).get("answer") === "yes";
  const asked = find(c, world);
  if (asked === undefined) return c.html(nothingToConfirmPage(), 404);
  const { scope, intent, returnUrl } = asked;
  const after = world.database.transaction(() => authenticate(scope, intent, agreed));
  world.courier.wake();
  return c.redirect(returnAddress(after, returnUrl), 303);
}
