import { databaseOf } from "../../../src/worker/database/database.ts";
import { customer, site } from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { type CommandResult, sendCommand } from "../../../src/worker/jobs/send-command.ts";
import type { Actor, Command, Job } from "../../../src/worker/jobs/types.ts";
import { testEnv } from "../http/browser.ts";

export const OFFICE: Actor = { kind: "member", id: "mem_office", name: "Olivia" };

/** A ticket that came in, at a place of its own. */
export async function aJob(organisationId: string, assigneeIds: string[] = []): Promise<Job> {
  const db = databaseOf(testEnv(), organisationId);
  const [customerId, siteId, jobId] = [newId("customer"), newId("site"), newId("job")];
  const maria = { name: "Maria Alvarez", phone: "(813) 555-0199", identity: customerId };
  const bend = { line1: "842 Cypress Bend Dr", line2: "Unit 14B", city: "Tampa", region: "FL" };
  await db.batch([
    db.insert(customer).values({ organisationId, id: customerId, ...maria, createdAt: 0, updatedAt: 0 }),
    db.insert(site).values({ organisationId, id: siteId, ...bend, createdAt: 0 }),
  ]);
  const ticket = {
    ...{ source: "test", ticketNumber: jobId.slice(-6), portalId: null, customerId, siteId },
    ...{ title: "Rescreen lanai, two torn panels", currency: "USD" },
    lines: [{ description: "Labour", quantity: "1.75", unitAmount: 9000 }],
  };
  const received = await send(organisationId, jobId, { type: "receive", ticket });
  if (assigneeIds.length === 0) return received;
  return await send(organisationId, jobId, { type: "assign", assigneeIds });
}

/** Does it, or fails the test with the refusal's words. */
export async function send(organisationId: string, jobId: string, command: Command): Promise<Job> {
  const result = await trySend(organisationId, jobId, command);
  if (!result.ok) throw new Error(`${command.type}: ${result.detail}`);
  return result.job;
}

export function trySend(organisationId: string, jobId: string, command: Command): Promise<CommandResult> {
  return sendCommand(testEnv(), { organisationId, jobId, command, actor: OFFICE, source: "office" });
}
