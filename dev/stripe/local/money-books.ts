import { accountIn, isLive } from "../accounts/modes.ts";
import type { World } from "../world.ts";

const all = 1_000_000;

/** The credit notes and refunds of every invoice, newest first, by the invoice's id. Money in minor units. */
export function givenBack(world: World) {
  const notes = Map.groupBy(world.objects.everywhere("credit_note", all), ({ record }) => record.invoice);
  const refunds = Map.groupBy(world.objects.everywhere("refund", all), ({ record }) => record.invoice ?? "");
  return (invoice: string) => ({
    credit_notes: (notes.get(invoice) ?? []).map(({ record: note }) => ({
      id: note.id,
      number: note.number,
      status: note.status,
      type: note.type,
      total: note.total,
      pre_payment_amount: note.pre_payment_amount,
      post_payment_amount: note.post_payment_amount,
      out_of_band_amount: note.out_of_band_amount,
      refunds: note.refunds,
      /** Whom Stripe would have mailed: `none` is what a product asks for that mails itself. */
      email_type: note.email_type,
      metadata: note.metadata,
    })),
    refunds: (refunds.get(invoice) ?? []).map(({ record: refund }) => ({
      id: refund.id,
      amount: refund.amount,
      status: refund.status,
      charge: refund.charge,
      metadata: refund.metadata,
    })),
  });
}

/** Every payment link with its sessions, newest first. */
export function linkBooks(world: World): object[] {
  const sessions = Map.groupBy(
    world.objects.everywhere("checkout_session", all),
    ({ record }) => record.payment_link ?? "",
  );
  return world.objects.everywhere("payment_link", all).map(({ account, record: link }) => ({
    id: link.id,
    account: accountIn(account),
    livemode: isLive(account),
    active: link.active,
    currency: link.currency,
    completed: link.restrictions?.completed_sessions.count ?? null,
    limit: link.restrictions?.completed_sessions.limit ?? null,
    metadata: link.metadata,
    created: link.created,
    sessions: (sessions.get(link.id) ?? []).map(({ record: session }) => ({
      id: session.id,
      status: session.status,
      payment_status: session.payment_status,
      amount_total: session.amount_total,
      payment_intent: session.payment_intent,
      metadata: session.metadata,
    })),
  }));
}
