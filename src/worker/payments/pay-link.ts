import { readSignedToken, signedToken } from "../auth/signed-link.ts";

/** Which invoice a customer's link opens. */
export type PayTarget = { organisationId: string; invoiceId: string };

/** The address that a customer is sent. `origin` is that of the request, used where no APP_URL is set. */
export async function payUrl(
  env: Pick<Env, "APP_SECRET" | "APP_URL">,
  origin: string,
  organisationId: string,
  invoiceId: string,
): Promise<string> {
  return new URL(`/pay/${await payToken(env, { organisationId, invoiceId })}`, env.APP_URL || origin).href;
}

export function payToken(env: Pick<Env, "APP_SECRET">, target: PayTarget): Promise<string> {
  return signedToken(env, "pay", [target.organisationId, target.invoiceId]);
}

/** The invoice that a link names; null if we did not sign it. */
export async function readPayToken(env: Pick<Env, "APP_SECRET">, token: string): Promise<PayTarget | null> {
  const [organisationId, invoiceId] = (await readSignedToken(env, "pay", token, 2)) ?? [];
  return organisationId && invoiceId ? { organisationId, invoiceId } : null;
}
