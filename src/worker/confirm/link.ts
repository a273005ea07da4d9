import { type LinkPurpose, readSignedToken, signedToken } from "../auth/signed-link.ts";

/** What a customer is asked: to confirm the work, to approve more than the not-to-exceed amount, or a change order. */
export type AskedFor = Extract<LinkPurpose, "confirm" | "more" | "change">;

/** `id` is that of the confirmation, of the request for more, or of the change order. */
export type AskTarget = { organisationId: string; jobId: string; id: string };

/** The address that the customer is sent; `base` is that of this installation. */
export async function askUrl(
  env: Pick<Env, "APP_SECRET">,
  base: string,
  asked: AskedFor,
  target: AskTarget,
): Promise<string> {
  return new URL(`/${asked}/${await askToken(env, asked, target)}`, base).href;
}

export function askToken(
  env: Pick<Env, "APP_SECRET">,
  asked: AskedFor,
  { organisationId, jobId, id }: AskTarget,
): Promise<string> {
  return signedToken(env, asked, [organisationId, jobId, id]);
}

/** What a link names; null if we did not sign it for this page. */
export async function readAskToken(
  env: Pick<Env, "APP_SECRET">,
  asked: AskedFor,
  token: string,
): Promise<AskTarget | null> {
  const [organisationId, jobId, id] = (await readSignedToken(env, asked, token, 3)) ?? [];
  return organisationId && jobId && id ? { organisationId, jobId, id } : null;
}
