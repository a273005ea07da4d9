import { databaseOf } from "../database/database.ts";
import type { ConfirmationRow } from "../database/rows.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import type { Job } from "../jobs/types.ts";
import { signatureById } from "../proof/records.ts";
import { sha256Hex, stillWanted } from "../proof/storage.ts";
import { now } from "../time/clock.ts";
import { confirmedSignatureId } from "./standing.ts";

/** What the customer did: who they say they are, the sentence that stood over the button, and with what it was pressed. */
export type Given = { name: string; role: string | null; statement: string; userAgent: string | null };

/**
 * Keeps a record of the confirmation as a file that proves itself by its SHA-256, and tells the job, where it counts as the
 * customer's signature. A second press keeps nothing.
 */
export async function keepConfirmation(
  env: Env,
  job: Job,
  request: ConfirmationRow,
  given: Given,
): Promise<CommandResult> {
  const { organisationId, jobId } = request;
  const confirmedAt = now(env);
  const bytes = recordOf(job, request, given, confirmedAt);
  const sha256 = await sha256Hex(bytes);
  const id = await confirmedSignatureId(request, sha256);
  const storageKey = `${organisationId}/${jobId}/${id}.json`;
  await env.FILES.put(storageKey, bytes, { sha256, httpMetadata: { contentType: "application/json" } });

  const { name, role } = given;
  const signature = {
    id,
    name,
    role,
    method: "confirmed",
    storageKey,
    sha256,
    signedAt: confirmedAt,
  } as const;
  const result = await sendCommand(env, {
    ...{ organisationId, jobId, command: { type: "confirm", id: request.id, signature } },
    ...{ actor: { kind: "customer", id: job.customer.id, name }, source: "pay" },
  });
  // Somebody else's press came first, or the job was cancelled: nothing points at this file.
  const taken = result.ok && result.events.length > 0;
  const db = databaseOf(env, organisationId);
  if (!taken && !(await stillWanted(signatureById(db, organisationId, jobId, id)))) {
    await env.FILES.delete(storageKey);
  }
  return result;
}

/** Who confirmed what, when, and where the link had been sent. The address of their network is nobody's business. */
function recordOf(
  { organisation, row }: Job,
  { organisationId, jobId, id, recipient, askedBy, askedAt }: ConfirmationRow,
  given: Given,
  at: number,
): Uint8Array {
  const record = {
    type: "confirmation_of_work",
    text: given.statement,
    ...{ name: given.name, role: given.role, confirmedAt: new Date(at).toISOString() },
    ...{ recipient, userAgent: given.userAgent },
    ...{ vendor: organisation.name, workOrder: row.ticketNumber },
    ...{ askedBy, askedAt: new Date(askedAt).toISOString() },
    ...{ organisationId, jobId, confirmationId: id },
  };
  return new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);
}
