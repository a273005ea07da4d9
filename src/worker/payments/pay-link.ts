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

/** What the link names, signed: nothing is stored, and no other invoice can be guessed from it. */
export async function payToken(env: Pick<Env, "APP_SECRET">, target: PayTarget): Promise<string> {
  return `${target.organisationId}~${target.invoiceId}~${await macOf(env, target)}`;
}

/** The invoice that a link names; null if we did not sign it. */
export async function readPayToken(env: Pick<Env, "APP_SECRET">, token: string): Promise<PayTarget | null> {
  const [organisationId, invoiceId, mac, ...rest] = token.split("~");
  if (!organisationId || !invoiceId || !mac || rest.length > 0) return null;
  const target = { organisationId, invoiceId };
  return sameText(mac, await macOf(env, target)) ? target : null;
}

/** 24 characters, 144 bits, of the keyed hash. */
async function macOf(
  env: Pick<Env, "APP_SECRET">,
  { organisationId, invoiceId }: PayTarget,
): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(env.APP_SECRET), algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, encode(`pay:${organisationId}:${invoiceId}`));
  return base64Url(new Uint8Array(mac)).slice(0, 24);
}

/** Takes as long for a near miss as for a wild guess. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [encode(given), encode(expected)];
  return a.length === b.length && crypto.subtle.timingSafeEqual(a, b);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
