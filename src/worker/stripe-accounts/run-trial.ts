import type { Viewer } from "../http/app-env.ts";
import { newId } from "../ids/new-id.ts";
import { receiveTicket } from "../intake/receive-ticket.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Command, Refusal } from "../jobs/types.ts";
import { decimalsOf } from "../money/currency.ts";
import { leastCharge } from "../money/least-charge.ts";
import { now } from "../time/clock.ts";
import { TRIAL, trialPayer } from "./trial.ts";
import { type Trial, trialTurn } from "./trial-steps.ts";

type To = { email: string; address: string | null };

/** Makes a small invoice to the owner's own address, by the way that every invoice goes: a ticket, a job, its bill. */
export async function runTrial(env: Env, viewer: Viewer, to: To): Promise<{ ok: true } | Refusal> {
  const { organisationId, organisation } = viewer;
  const { currency } = organisation;
  const actor: Actor = { kind: "member", id: viewer.memberId, name: viewer.name };
  const received = await receiveTicket(
    env,
    organisationId,
    {
      // Pressed twice within a minute, it is one trial.
      ...{
        source: TRIAL,
        ticketNumber: `Trial ${minute(now(env))}`,
        title: "Trial of the connection to Stripe",
      },
      customer: { name: viewer.name, email: to.email, externalId: trialPayer(viewer.memberId) },
      site: { line1: to.address?.split("\n")[0]?.slice(0, 200) || organisation.name },
      lineItems: [
        {
          kind: "fixed",
          description: "Trial, in test mode",
          quantity: "1",
          unitAmount: trialAmount(currency),
        },
      ],
    },
    { actor, source: "office" },
  );
  if (!received.ok) return received;
  const jobId = received.job.row.id;
  for (const command of STEPS) {
    const result = await sendCommand(env, { organisationId, jobId, command, actor, source: "office" });
    // Where nobody reviews proof, completing approves; to approve again is no step then.
    if (!result.ok && command.type !== "approve") return result;
  }
  return { ok: true };
}

function minute(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

const STEPS: Command[] = [
  { type: "accept" },
  { type: "arrive" },
  { type: "complete" },
  { type: "approve" },
  { type: "bill", how: "send", as: "invoice" },
];

/** One unit of the currency, or the least that Stripe takes: minor units. */
function trialAmount(currency: string): number {
  return Math.max(10 ** decimalsOf(currency), leastCharge(currency));
}

/** Gives a trial's payment back, or voids what nobody paid. */
export async function finishTrial(env: Env, viewer: Viewer, trial: Trial): Promise<{ ok: true } | Refusal> {
  const command = ending(trial);
  if (!command) return { ok: true };
  const actor: Actor = { kind: "member", id: viewer.memberId, name: viewer.name };
  const { organisationId, id: jobId } = trial.job;
  const result = await sendCommand(env, { organisationId, jobId, command, actor, source: "office" });
  return result.ok ? { ok: true } : result;
}

const REASON = "The trial is over";

function ending(trial: Trial): Command | null {
  const { invoice, payments } = trial;
  const turn = trialTurn(trial);
  if (!invoice || turn === "wait" || turn === "over") return null;
  if (turn === "pay") return { type: "void_invoice", invoiceId: invoice.id, reason: REASON, reissue: false };
  const paid = payments.find((one) => one.invoiceId === invoice.id && one.status === "paid");
  if (!paid) return null;
  return {
    type: "refund",
    refund: { id: newId("refund"), paymentId: paid.id, amount: paid.amount, reason: REASON },
  };
}
