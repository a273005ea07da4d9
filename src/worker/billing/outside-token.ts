import { readSignedToken, signedToken } from "../auth/signed-link.ts";
import type { OrganisationRow } from "../database/rows.ts";

type Secret = Pick<Env, "APP_SECRET">;

/** What stands behind `/webhooks/billing/` in the address at which another system asks for a bill. Nothing of it is stored. */
export function outsideToken(
  env: Secret,
  { id, billingTokenVersion }: Pick<OrganisationRow, "id" | "billingTokenVersion">,
): Promise<string> {
  return signedToken(env, "billing", [id, String(billingTokenVersion)]);
}

/** Whose address it is, and which of those that they had; null if we did not sign it. */
export async function readOutsideToken(
  env: Secret,
  token: string,
): Promise<{ organisationId: string; version: number } | null> {
  const [organisationId, version] = (await readSignedToken(env, "billing", token, 2)) ?? [];
  return organisationId ? { organisationId, version: Number(version) } : null;
}
