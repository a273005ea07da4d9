import { accountIn, isLive } from "../accounts/modes.ts";
import type { World } from "../world.ts";
import { givenBack, linkBooks } from "./money-books.ts";

/** Every invoice and payment link of every account, newest first, with what a check needs to know. Money in minor units. */
export function books(world: World): object {
  const back = givenBack(world);
  const invoices = world.objects.everywhere("invoice", 1_000_000).map(({ account, record }) => ({
    id: record.id,
    account: accountIn(account),
    livemode: isLive(account),
    number: record.number,
    status: record.status,
    currency: record.currency,
    total: record.total,
    amount_due: record.amount_due,
    amount_paid: record.amount_paid,
    amount_remaining: record.amount_remaining,
    customer: record.customer,
    metadata: record.metadata,
    created: record.created,
    due_date: record.due_date,
    amount_overpaid: record.amount_overpaid,
    ...back(record.id),
  }));
  return { invoices, payment_links: linkBooks(world) };
}
