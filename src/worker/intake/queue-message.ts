import type { IntakeMessageRow } from "../database/rows.ts";

/** Hands a message to the queue. If that fails, the sweep finds it: it is kept already. */
export async function queueMessage(
  env: Pick<Env, "INTAKE">,
  { organisationId, id, status }: Pick<IntakeMessageRow, "organisationId" | "id" | "status">,
): Promise<void> {
  if (status !== "waiting") return;
  try {
    await env.INTAKE.send({ kind: "message", organisationId, messageId: id });
  } catch (error) {
    console.error({ message: "a ticket's message waits for the sweep", error: String(error) });
  }
}
