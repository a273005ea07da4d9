import { databaseOf } from "../database/database.ts";
import { resolveEventFailure } from "../failures/event-failures.ts";
import { refreshAccount } from "../stripe-accounts/refresh-account.ts";
import { withoutKeys } from "../stripe-accounts/without-keys.ts";
import { now } from "../time/clock.ts";
import { markEvents, readEvents } from "./records.ts";
import { refreshInvoice } from "./refresh-invoice.ts";
import type { StripeEventMessage } from "./stripe-event.ts";
import { type Ring, whoIsRung } from "./who-is-rung.ts";

type EventMessage = Message<StripeEventMessage>;
/** A message whose event waits to be dealt with, and whom it rings for. */
type Call = { message: EventMessage; ring: Ring | null; failedBefore: boolean };

const LONGEST_DELAY = 3600;

/**
 * Answers the doorbell. Several rings are often about one invoice, so Stripe is asked once for each invoice of a batch, and its job
 * is told. Doing that twice, late or in another order ends the same. One that fails is asked for again and delays no other.
 */
export async function consumeEvents(batch: MessageBatch<StripeEventMessage>, env: Env): Promise<void> {
  for (const [storedUnder, messages] of groupBy(batch.messages, (one) => one.body.organisationId)) {
    await orTryLater(env, storedUnder, messages, async () => {
      const calls = await waitingCalls(env, storedUnder, messages);
      const byInvoice = groupBy(calls, ({ ring, message }) => nameOf(ring) ?? message.id);
      await Promise.all([...byInvoice.values()].map((group) => answer(env, storedUnder, group)));
    });
  }
}

/** Whom each message rings for. What was dealt with before is acknowledged and rings for nobody. */
async function waitingCalls(env: Env, storedUnder: string, messages: EventMessage[]): Promise<Call[]> {
  const rows = await readEvents(databaseOf(env, storedUnder), storedUnder, idsOf(messages));
  const calls: Call[] = [];
  for (const message of messages) {
    const row = rows.find((one) => one.id === message.body.eventId);
    if (row?.status !== "received") message.ack();
    else {
      await orTryLater(env, storedUnder, [message], async () => {
        calls.push({ message, ring: await whoIsRung(env, row), failedBefore: row.error !== null });
      });
    }
  }
  return calls;
}

function nameOf(ring: Ring | null): string | undefined {
  return ring?.about === "account" ? ring.accountId : ring?.invoiceId;
}

/** Deals with the calls about one invoice, or one account. */
async function answer(env: Env, storedUnder: string, calls: Call[]): Promise<void> {
  const messages = calls.map((call) => call.message);
  const ring = calls[0]?.ring ?? null;
  await orTryLater(env, storedUnder, messages, async () => {
    const refunds = calls.some(({ ring }) => ring?.about === "invoice" && ring.isRefund);
    if (ring?.about === "invoice") await refreshInvoice(env, ring, { refunds });
    if (ring?.about === "account") await refreshAccount(env, ring.organisationId, ring.accountId);
    const done = { status: ring ? "done" : "ignored", processedAt: now(env), error: null } as const;
    await markEvents(databaseOf(env, storedUnder), storedUnder, idsOf(messages), done);
    const mended = calls.filter((call) => call.failedBefore).map((call) => call.message.body);
    if (ring) await Promise.all(mended.map((event) => resolveEventFailure(env, ring.organisationId, event)));
    for (const message of messages) message.ack();
  });
}

async function orTryLater(
  env: Env,
  storedUnder: string,
  messages: EventMessage[],
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task();
  } catch (error) {
    const attempts = Math.max(...messages.map((message) => message.attempts));
    const delaySeconds = Math.min(3 * 2 ** (attempts - 1), LONGEST_DELAY);
    // The sweep is not to put on the queue what the queue holds already. The retry matters more than this note.
    const note = {
      error: withoutKeys(String(error)).slice(0, 500),
      queuedAt: now(env) + delaySeconds * 1000,
    };
    await markEvents(databaseOf(env, storedUnder), storedUnder, idsOf(messages), note).catch(() => undefined);
    for (const message of messages) message.retry({ delaySeconds });
  }
}

function idsOf(messages: EventMessage[]): string[] {
  return messages.map((message) => message.body.eventId);
}

function groupBy<One>(list: readonly One[], nameOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}
