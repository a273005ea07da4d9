import { readSignedToken, signedToken } from "../auth/signed-link.ts";
import type { InvoiceRow } from "../database/rows.ts";

/** Which invoice a customer's link opens, and which of its links it is: one that was taken back has an older version. */
export type PayTarget = { organisationId: string; invoiceId: string; version: number };

/** What a link is made of. */
export type PayLinked = Pick<InvoiceRow, "organisationId" | "id" | "payVersion">;

const FIRST = 1;

/** The address that a customer is sent. `origin` is that of the request, used where no APP_URL is set. */
export async function payUrl(
  env: Pick<Env, "APP_SECRET" | "APP_URL">,
  origin: string,
  { organisationId, id: invoiceId, payVersion: version }: PayLinked,
): Promise<string> {
  const token = await payToken(env, { organisationId, invoiceId, version });
  return new URL(`/pay/${token}`, env.APP_URL || origin).href;
}

export function payToken(env: Pick<Env, "APP_SECRET">, target: PayTarget): Promise<string> {
  return signedToken(env, "pay", [target.organisationId, target.invoiceId, String(target.version)]);
}

/** The invoice that a link names; null if we did not sign it. Links from before they had a version are of the first one. */
export async function readPayToken(env: Pick<Env, "APP_SECRET">, token: string): Promise<PayTarget | null> {
  const names =
    (await readSignedToken(env, "pay", token, 3)) ?? (await readSignedToken(env, "pay", token, 2)) ?? [];
  const [organisationId, invoiceId, version] = names;
  if (!organisationId || !invoiceId) return null;
  return { organisationId, invoiceId, version: version === undefined ? FIRST : Number(version) };
}
