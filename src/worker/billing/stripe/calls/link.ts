import Stripe from "stripe";
import { payUrl } from "../../../payments/pay-link.ts";
import { CAME_FROM_LINK } from "../../../payments/paying/return-address.ts";
import type { InvoiceLine, StepAnswer } from "../../types.ts";
import { ABSENT, type Call, frozenAs, invoiceOf, references, senseless, type Tools } from "../call.ts";
import { readLink, toStripeLink } from "../read-link.ts";
import { lineInWords } from "./lines.ts";

/** A payment link that takes one payment and no more. */
export const link: Call = {
  async call({ stripe, env }, job, work, idempotencyKey) {
    const { lines, applicationFee } = frozenAs(work, "link");
    const { currency } = invoiceOf(work);
    const backTo = await afterPaying(env, invoiceOf(work));
    const made = await stripe.paymentLinks.create(
      {
        line_items: priced(lines, currency),
        restrictions: { completed_sessions: { limit: 1 } },
        inactive_message: "This bill is paid, or another one has taken its place.",
        metadata: references(job, work),
        payment_intent_data: { metadata: references(job, work) },
        ...(backTo && { after_completion: { type: "redirect", redirect: { url: backTo } } }),
        ...(applicationFee && { application_fee_amount: applicationFee }),
        expand: ["line_items"],
      },
      { idempotencyKey },
    );
    // Nobody has its address yet, so nobody paid; nothing more is read that could be refused and leave it behind.
    return made?.object === "payment_link"
      ? { kind: "done", stripeId: made.id, link: toStripeLink(made, []) }
      : senseless();
  },
  async look({ stripe }, _job, work) {
    for await (const one of stripe.paymentLinks.list({ limit: 100 })) {
      if (one.metadata.intent_id === references(_job, work).intent_id) return linkAsItIs(stripe, one.id);
    }
    return ABSENT;
  },
};

/** Switches the link off, and ends every page that is open on it. What somebody paid before that is told. */
export const closeLink: Call = { call: close, look: close };

async function close(
  { stripe }: Parameters<Call["look"]>[0],
  _job: unknown,
  work: Parameters<Call["look"]>[2],
) {
  const id = invoiceOf(work).stripeLinkId ?? "";
  await stripe.paymentLinks.update(id, { active: false });
  for await (const session of stripe.checkout.sessions.list({
    payment_link: id,
    status: "open",
    limit: 100,
  })) {
    await expireUnlessPaid(stripe, session.id);
  }
  return linkAsItIs(stripe, id);
}

/** One that was paid, or whose hour came, since the list was read: what came by it stands in the books that are read next. */
async function expireUnlessPaid(stripe: Stripe, session: string): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(session);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    const { status } = await stripe.checkout.sessions.retrieve(session);
    if (status === "open") throw error;
  }
}

/** The customer's letter, to which Stripe sends them back; it is the same for each try. Null where no letter can name it either. */
async function afterPaying(env: Tools["env"], invoice: ReturnType<typeof invoiceOf>): Promise<string | null> {
  if (!env.APP_URL) return null;
  return `${await payUrl(env, env.APP_URL, invoice)}?${CAME_FROM_LINK}={CHECKOUT_SESSION_ID}`;
}

async function linkAsItIs(stripe: Stripe, id: string): Promise<StepAnswer> {
  return { kind: "done", stripeId: id, link: await readLink(stripe, id) };
}

/** A link knows no tax of ours, so the tax that comes on top is a line of its own. */
function priced(lines: InvoiceLine[], currency: string): Stripe.PaymentLinkCreateParams.LineItem[] {
  const item = (name: string, unit_amount: number) => ({
    price_data: { currency, product_data: { name }, unit_amount },
    quantity: 1,
  });
  const tax = lines.reduce((sum, line) => sum + (line.taxInclusive ? 0 : line.tax), 0);
  return [
    ...lines.map((line) => item(lineInWords(line), line.amount)),
    ...(tax > 0 ? [item("Tax", tax)] : []),
  ];
}
