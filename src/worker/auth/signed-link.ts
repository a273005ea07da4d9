/** What a link opens; one that was made for one of them opens no other. */
export type LinkPurpose =
  | "pay"
  | "confirm"
  | "more"
  | "change"
  | "proof"
  | "intake"
  | "stripe_account"
  | "billing";

type Secret = Pick<Env, "APP_SECRET">;

/** The names, signed: nothing is stored, and nothing else can be guessed from them. Names hold no `~` and no `:`. */
export async function signedToken(env: Secret, purpose: LinkPurpose, names: string[]): Promise<string> {
  return [...names, await macOf(env, purpose, names)].join("~");
}

/** The names that a link holds, `count` of them; null if we did not sign it for this purpose. */
export async function readSignedToken(
  env: Secret,
  purpose: LinkPurpose,
  token: string,
  count: number,
): Promise<string[] | null> {
  const names = token.split("~");
  const mac = names.pop();
  if (!mac || names.length !== count || names.some((name) => name === "")) return null;
  return sameText(mac, await macOf(env, purpose, names)) ? names : null;
}

/** 24 characters, 144 bits, of the keyed hash. */
async function macOf(env: Secret, purpose: LinkPurpose, names: string[]): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(env.APP_SECRET), algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, encode([purpose, ...names].join(":")));
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
