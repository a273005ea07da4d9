import { readSignedToken, signedToken } from "../auth/signed-link.ts";
import type { ShareRow } from "../database/rows.ts";

/** Which link to which job's proof. */
export type ProofTarget = Pick<ShareRow, "organisationId" | "jobId"> & { shareId: string };

/** The address where anyone who has it can look at a job's proof; `base` is that of this installation. */
export async function proofUrl(
  env: Pick<Env, "APP_SECRET">,
  base: string,
  target: ProofTarget,
): Promise<string> {
  const { organisationId, jobId, shareId } = target;
  const token = await signedToken(env, "proof", [organisationId, jobId, shareId]);
  return new URL(`/proof/${token}`, base).href;
}

/** What a link names; null if we did not sign it for this page. */
export async function readProofToken(
  env: Pick<Env, "APP_SECRET">,
  token: string,
): Promise<ProofTarget | null> {
  const [organisationId, jobId, shareId] = (await readSignedToken(env, "proof", token, 3)) ?? [];
  return organisationId && jobId && shareId ? { organisationId, jobId, shareId } : null;
}
