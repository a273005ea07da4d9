import { invoiceLetter } from "../../views/letters/invoice-letter.tsx";
import { readInvoice } from "../billing/look-at-stripe.ts";
import type { Work } from "../jobs/next-work.ts";
import type { CommandResult } from "../jobs/send-command.ts";
import type { Command, Job } from "../jobs/types.ts";
import { payUrl } from "../payments/pay-link.ts";
import { stripeFor } from "../payments/stripe-gateway.ts";
import { isPayable } from "../reminders/rules.ts";
import { now } from "../time/clock.ts";
import { mailbox, sendMail } from "./mail-gateway.ts";
import type { DeliveryAnswer } from "./types.ts";

type DeliveryWork = Extract<Work, { kind: "delivery" }>;
type Record = (command: Command) => Promise<CommandResult>;

/**
 * Sends one letter that is due and writes down what came of it. Before a reminder leaves, Stripe is asked once more: nobody is
 * reminded of what they paid a minute ago.
 */
export async function performDelivery(env: Env, job: Job, work: DeliveryWork, record: Record): Promise<void> {
  const { delivery } = work;
  const answerWith = (answer: DeliveryAnswer) =>
    record({ type: "delivery_answered", deliveryId: delivery.id, answer });

  let current = job;
  if (delivery.kind === "reminder") {
    const asked = await askStripe(env, work, record);
    if (!asked) {
      await answerWith({ kind: "unknown", reason: "Stripe did not answer when asked whether it is paid" });
      return;
    }
    current = asked;
  }
  const invoice = current.invoices.find((one) => one.id === delivery.subjectId);
  const waiting = current.deliveries.some((one) => one.id === delivery.id && one.status === "queued");
  if (!invoice || !waiting) return;
  if (delivery.kind === "reminder" && !isPayable(invoice)) {
    await answerWith({
      kind: "needless",
      reason: invoice.processing ? "payment on its way" : invoice.status,
    });
    return;
  }
  await answerWith(await send(env, current, work));
}

/** The job with what Stripe says of the invoice now, or null when Stripe does not say. */
async function askStripe(env: Env, work: DeliveryWork, record: Record): Promise<Job | null> {
  try {
    const invoice = await readInvoice(stripeFor(env), work.invoice.stripeInvoiceId ?? "");
    const result = await record({ type: "stripe_reports", invoice });
    return result.ok ? result.job : null;
  } catch {
    return null;
  }
}

async function send(env: Env, job: Job, { delivery, invoice }: DeliveryWork): Promise<DeliveryAnswer> {
  if (!env.APP_URL)
    return { kind: "refused", reason: "The address of this installation (APP_URL) is not set." };
  const { organisation } = job;
  const link = await payUrl(env, env.APP_URL, organisation.id, invoice.id);
  const letter = await invoiceLetter(job, invoice, delivery, link, now(env));
  return await sendMail(env, {
    ...letter,
    from: mailbox(organisation.name, organisation.email),
    to: delivery.recipient,
    replyTo: organisation.email,
    // A letter that a person has sent again begins anew; a repeat of the same try is recognised.
    tags: [
      { name: "organisation", value: organisation.id },
      { name: "job", value: job.row.id },
      { name: "delivery", value: delivery.id },
    ],
    idempotencyKey: `${delivery.id}:${delivery.firstTriedAt ?? 0}`,
  });
}
