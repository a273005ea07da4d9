/** 32 random bytes as base64url, 43 characters: guessing one is out of the question, so a plain hash may keep it. */
export function newSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Six random digits, each code as likely as any other. */
export function newCode(): string {
  // Values past the last whole million would make small codes likelier.
  const bound = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  for (;;) {
    const value = crypto.getRandomValues(new Uint32Array(1))[0] ?? bound;
    if (value < bound) return String(value % 1_000_000).padStart(6, "0");
  }
}

/** SHA-256 of UTF-8 text, as 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

/**
 * HMAC-SHA-256 with the app's secret, as 64 hexadecimal digits: for what can be guessed (codes, addresses), where a
 * plain hash would hide nothing from someone who holds the database.
 */
export async function keyedHash(env: Pick<Env, "APP_SECRET">, text: string): Promise<string> {
  if (!env.APP_SECRET) throw new Error("APP_SECRET is not set");
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(env.APP_SECRET), algorithm, false, [
    "sign",
  ]);
  return hex(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

/** Whether two secrets of the same length are equal, taking the same time wherever they differ. */
export function sameSecret(one: string, other: string): boolean {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(one), encoder.encode(other)];
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b);
}

function hex(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
