import type { CommandResult } from "../jobs/send-command.ts";
import type { Command, Job } from "../jobs/types.ts";
import { readBooks } from "../payments/read-books.ts";
import { isPayable } from "../reminders/rules.ts";
import { type DeliveryWork, sendLetter } from "./send-letter.ts";
import { whyNeedless, whyUntold } from "./subject.ts";
import type { DeliveryAnswer } from "./types.ts";

type InvoiceWork = Extract<DeliveryWork, { about: "invoice" }>;
type Record = (command: Command) => Promise<CommandResult>;

/** Sends one letter that is due, unless the reason for it is gone, and writes down what came of it. */
export async function performDelivery(env: Env, job: Job, work: DeliveryWork, record: Record): Promise<void> {
  const answer =
    work.about === "invoice"
      ? await sendInvoice(env, job, work, record)
      : await sendUnlessGone(env, job, work);
  if (answer) await record({ type: "delivery_answered", deliveryId: work.delivery.id, answer });
}

async function sendUnlessGone(
  env: Env,
  job: Job,
  work: Exclude<DeliveryWork, InvoiceWork>,
): Promise<DeliveryAnswer> {
  const isOfMoney = work.about === "receipt" || work.about === "credit_note";
  const reason = isOfMoney ? whyUntold(work) : whyNeedless(job, work);
  return reason === null ? await sendLetter(env, job, work) : { kind: "needless", reason };
}

/**
 * Before a reminder leaves, Stripe is asked once more: nobody is reminded of what they paid a minute ago. Null when what Stripe
 * said settled the letter already.
 */
async function sendInvoice(
  env: Env,
  job: Job,
  work: InvoiceWork,
  record: Record,
): Promise<DeliveryAnswer | null> {
  const { delivery } = work;
  const reminds = delivery.kind === "reminder";
  const current = reminds ? await askStripe(env, job, work, record) : job;
  if (!current) return { kind: "unknown", reason: "Stripe did not answer when asked whether it is paid" };
  const invoice = current.invoices.find((one) => one.id === delivery.subjectId);
  const waiting = current.deliveries.some((one) => one.id === delivery.id && one.status === "queued");
  if (!invoice || !waiting) return null;
  if (reminds && !isPayable(invoice)) {
    return { kind: "needless", reason: invoice.processing ? "payment on its way" : invoice.status };
  }
  return await sendLetter(env, current, { ...work, invoice });
}

/** The job with what Stripe says of the invoice now, or null when Stripe does not say. */
async function askStripe(env: Env, job: Job, work: InvoiceWork, record: Record): Promise<Job | null> {
  try {
    const news = await readBooks(env, job.accounts, work.invoice);
    if (!news) return job;
    const result = await record(news);
    return result.ok ? result.job : null;
  } catch {
    return null;
  }
}
