import { and, eq } from "drizzle-orm";
import type { Database } from "../../database/database.ts";
import { billingStep } from "../../database/schema.ts";

const WAIT_AT_MOST_MS = 8_000;
const LOOK_EVERY_MS = 150;

/** How far the ledger has come with a part; `stripeId` is the payment intent's. */
export type MadePart = { status: "made"; stripeId: string } | { status: "refused" } | { status: "waiting" };

/** Waits until the ledger has made a part and attached it, or was told no; eight seconds at most. */
export async function waitForPart(
  db: Database,
  organisationId: string,
  jobId: string,
  intentId: string,
): Promise<MadePart> {
  for (const until = Date.now() + WAIT_AT_MOST_MS; Date.now() < until; ) {
    const steps = await stepsOf(db, organisationId, jobId, intentId);
    if (steps.some((step) => step.status === "refused")) return { status: "refused" };
    const attached = steps.find((step) => step.name === "attach_part" && step.status === "done");
    if (attached?.stripeId) return { status: "made", stripeId: attached.stripeId };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return { status: "waiting" };
}

function stepsOf(db: Database, organisationId: string, jobId: string, intentId: string) {
  return db
    .select({ name: billingStep.name, status: billingStep.status, stripeId: billingStep.stripeId })
    .from(billingStep)
    .where(
      and(
        eq(billingStep.organisationId, organisationId),
        eq(billingStep.jobId, jobId),
        eq(billingStep.intentId, intentId),
      ),
    );
}
