import Stripe from "stripe";
import type { Job } from "../../../jobs/types.ts";
import { payUrl } from "../../../payments/pay-link.ts";
import { CAME_FROM_LINK } from "../../../payments/paying/return-address.ts";
import type { InvoiceLine, StepAnswer } from "../../types.ts";
import {
  ABSENT,
  type Call,
  frozenAs,
  invoiceOf,
  references,
  type StepWork,
  senseless,
  type Tools,
} from "../call.ts";
import { readLink, toStripeLink } from "../read-link.ts";
import { lineInWords } from "./lines.ts";

/** The link of a whole bill. */
export const link: Call = {
  call(tools, job, work, idempotencyKey) {
    const { lines, applicationFee } = frozenAs(work, "link");
    const line_items = priced(lines, invoiceOf(work).currency);
    return make(tools, job, work, { line_items, applicationFee, idempotencyKey });
  },
  look: find,
};

/** The link of what is left of a bill, under one name: which of its lines were paid is nobody's to say. */
export const nextLink: Call = {
  call(tools, job, work, idempotencyKey) {
    const { total, description, applicationFee } = frozenAs(work, "next_link");
    const line_items = [item(description, total, invoiceOf(work).currency)];
    return make(tools, job, work, { line_items, applicationFee, idempotencyKey });
  },
  look: find,
};

type Made = {
  line_items: Stripe.PaymentLinkCreateParams.LineItem[];
  applicationFee: number | undefined;
  idempotencyKey: string;
};

/** A payment link that takes one payment and no more. */
async function make(
  { stripe, env }: Tools,
  job: Job,
  work: StepWork,
  { line_items, applicationFee, idempotencyKey }: Made,
): Promise<StepAnswer> {
  const backTo = await afterPaying(env, invoiceOf(work));
  const made = await stripe.paymentLinks.create(
    {
      line_items,
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
}

async function find({ stripe }: Tools, job: Job, work: StepWork): Promise<StepAnswer> {
  for await (const one of stripe.paymentLinks.list({ limit: 100 })) {
    if (one.metadata.intent_id === references(job, work).intent_id) return linkAsItIs(stripe, one.id);
  }
  return ABSENT;
}

/** Switches the link off, and ends every page that is open on it. What somebody paid before that is told. */
export const closeLink: Call = { call: close, look: close };

async function close({ stripe }: Tools, _job: Job, work: StepWork): Promise<StepAnswer> {
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
  const tax = lines.reduce((sum, line) => sum + (line.taxInclusive ? 0 : line.tax), 0);
  return [
    ...lines.map((line) => item(lineInWords(line), line.amount, currency)),
    ...(tax > 0 ? [item("Tax", tax, currency)] : []),
  ];
}

function item(name: string, unit_amount: number, currency: string): Stripe.PaymentLinkCreateParams.LineItem {
  return { price_data: { currency, product_data: { name }, unit_amount }, quantity: 1 };
}
