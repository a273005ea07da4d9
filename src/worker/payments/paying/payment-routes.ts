import { type Context, Hono } from "hono";
import * as z from "zod";
import { databaseOf } from "../../database/database.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { problem } from "../../http/problem.ts";
import { rateLimited } from "../../http/rate-limit.ts";
import { formatMoney } from "../../money/format.ts";
import { parseMoney } from "../../money/parse.ts";
import { now } from "../../time/clock.ts";
import { askStripe } from "../ask-stripe.ts";
import { payState } from "../pay-letter.ts";
import { loadPayFacts, type PayFacts } from "../pay-records.ts";
import { readAttempt } from "./coming-back.ts";
import { findByLink } from "./find-by-link.ts";
import { type Opened, openPart, openWhole } from "./open-payment.ts";
import { type PayWay, payWay } from "./pay-way.ts";
import { cameBackFrom } from "./return-address.ts";

/** What the script of the customer's page asks: how it stands now, and a payment that it may have confirmed. */
export const paymentRoutes = new Hono<AppEnv>();

paymentRoutes.use("/pay/:token/payment", rateLimited({ name: "pay-begin", limit: 30, seconds: 60 }));

const ENDED = { code: "not_found", detail: "This link has ended. Ask for a new one." };
const SETTLED = { code: "not_payable", detail: "There is nothing to pay on this invoice now." };
const AWAY = {
  code: "stripe_away",
  detail: "Stripe does not answer just now. Nothing was paid. Try again in a minute.",
};

/**
 * How the invoice stands at Stripe in this moment: asked before each try to pay, and again by who comes back from one, which the
 * address names as Stripe does.
 */
paymentRoutes.get("/pay/:token/state", async (c) => {
  const facts = await freshFacts(c);
  if (!facts) return problem(c, 404, ENDED);
  const paidBy = cameBackFrom(new URL(c.req.url));
  const attempt = paidBy && (await readAttempt(c.env, facts, paidBy));
  const { amountDue } = facts.invoice;
  return c.json({ state: payState(facts.invoice, attempt || null), amountDue });
});

const asked = z.object({ amount: z.string().max(40).optional() });

/** A payment of all that is left, or of the `amount` that the customer typed. */
paymentRoutes.post("/pay/:token/payment", async (c) => {
  const body = asked.safeParse(await c.req.json().catch(() => null));
  if (!body.success) return problem(c, 422, { code: "invalid_input", detail: "Enter an amount." });
  const facts = await freshFacts(c);
  if (!facts) return problem(c, 404, ENDED);
  const way = payWay(c.env, facts);
  if (way.kind !== "page") return problem(c, 409, SETTLED);
  const opened = await open(c, facts, way, body.data.amount).catch((error: unknown) => {
    console.error({ message: "a payment could not be begun", error: String(error) });
    return null;
  });
  if (opened === null) return problem(c, 503, AWAY);
  if (!opened.ok) return problem(c, opened.code === "not_payable" ? 409 : 422, opened);
  const { clientSecret, amount } = opened;
  const { currency } = facts.invoice;
  const words = `Pay ${formatMoney(amount, currency, facts.organisation.locale)}`;
  return c.json({ clientSecret, amount, words, ...way.access });
});

async function open(
  c: Context<AppEnv>,
  facts: PayFacts,
  way: Extract<PayWay, { kind: "page" }>,
  typed: string | undefined,
): Promise<Opened> {
  const { organisation, invoice } = facts;
  if (typed === undefined) return openWhole(c.env, facts);
  const amount = parseMoney(typed, invoice.currency, organisation.locale);
  if (amount === null)
    return {
      ok: false,
      code: "invalid_input",
      detail: "Enter the amount as a number, such as 100 or 99.50.",
    };
  if (amount === invoice.amountDue) return openWhole(c.env, facts);
  if (way.part === null)
    return { ok: false, code: "invalid_input", detail: "This invoice is paid as a whole." };
  return openPart(c.env, databaseOf(c.env, invoice.organisationId), facts, amount);
}

/** The facts behind the link, after Stripe was asked; null where it opens nothing. */
async function freshFacts(c: Context<AppEnv>): Promise<PayFacts | null> {
  const found = await findByLink(c.env, c.req.param("token") ?? "");
  if (found.kind !== "open") return null;
  const { facts } = found;
  const news = await askStripe(c.env, c.executionCtx, facts.invoice, now(c.env), { now: true });
  const { organisationId, id: invoiceId } = facts.invoice;
  const again =
    news && (await loadPayFacts(databaseOf(c.env, organisationId), { organisationId, invoiceId }));
  return again || facts;
}
