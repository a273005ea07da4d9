import { databaseOf } from "../../database/database.ts";
import { readPayToken } from "../pay-link.ts";
import { loadPayFacts, type PayFacts } from "../pay-records.ts";

/** What a link opens. `ended`: it was taken back; what stands behind it is for nobody, but whom to ask is said. */
export type FoundByLink =
  | { kind: "open"; facts: PayFacts }
  | { kind: "ended"; facts: PayFacts }
  | { kind: "none" };

export async function findByLink(env: Env, token: string): Promise<FoundByLink> {
  const target = await readPayToken(env, token);
  const facts = target && (await loadPayFacts(databaseOf(env, target.organisationId), target));
  if (!facts) return { kind: "none" };
  return { kind: facts.invoice.payVersion === target.version ? "open" : "ended", facts };
}
