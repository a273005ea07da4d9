import type { LocalStripe } from "../support/local-stripe.ts";
import type { Records } from "./records.ts";

/** What is still to come, in words; empty when nothing is on its way any more. */
export async function whatIsUnsettled(records: Records, stripe: LocalStripe): Promise<string[]> {
  const { pending = 0, sending = 0, held = 0 } = await stripe.deliveries();
  const waiting = {
    "billing steps": records.count("billing_step WHERE status = 'calling'"),
    letters: records.count("delivery WHERE status = 'queued'"),
    "events of Stripe": records.count("stripe_event WHERE status = 'received'"),
    webhooks: pending + sending + held,
    "payments not heard of": await paymentsNotHeardOf(records, stripe),
  };
  const counts = Object.entries(waiting).flatMap(([what, count]) =>
    count === 0 ? [] : [`${count} ${what}`],
  );
  return [...counts, ...openFailures(records)];
}

function openFailures(records: Records): string[] {
  return records
    .all<{ said: string }>(
      `SELECT kind || ' failure of ' || subject_id || ', ' || status || ': ' || detail AS said
       FROM failure WHERE status <> 'resolved'`,
    )
    .map((row) => row.said);
}

async function paymentsNotHeardOf(records: Records, stripe: LocalStripe): Promise<number> {
  const open = records.all<{ id: string }>(
    "SELECT stripe_invoice_id AS id FROM invoice WHERE status = 'open'",
  );
  const owed = new Set(open.map((row) => row.id));
  return (await stripe.books()).filter(({ id, status }) => status === "paid" && owed.has(id)).length;
}
