import { readSignedToken, signedToken } from "../auth/signed-link.ts";
import type { PortalRow } from "../database/rows.ts";

type Secret = Pick<Env, "APP_SECRET">;

/** Whose tickets an address takes; `version` ends it when a person has a new one made. */
export type IntakeTarget = { organisationId: string; portalId: string; version: number };

/** What stands behind `/intake/` in the address that a portal's tickets are sent to. Nothing of it is stored. */
export function intakeToken(
  env: Secret,
  { organisationId, id, tokenVersion }: Pick<PortalRow, "organisationId" | "id" | "tokenVersion">,
): Promise<string> {
  return signedToken(env, "intake", [organisationId, id, String(tokenVersion)]);
}

/** What a token names; null if we did not sign it. */
export async function readIntakeToken(env: Secret, token: string): Promise<IntakeTarget | null> {
  const [organisationId, portalId, version] = (await readSignedToken(env, "intake", token, 3)) ?? [];
  return organisationId && portalId ? { organisationId, portalId, version: Number(version) } : null;
}
