import { fromString, typeid } from "typeid-js";

/** A new id that sorts by time, such as `job_01jd…`: what it names, then a UUID of version 7. */
export function newId(prefix: string): string {
  return typeid(prefix).toString();
}

/**
 * The same id for the same parts, always: what may be sent twice (a ticket, a photo from a phone's outbox) finds its
 * first copy by its name alone.
 */
export async function idFor(prefix: string, ...parts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.map((part) => `${part.length}:${part}`).join("|"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 16);
  // Marked as a version 8 UUID, which RFC 9562 leaves to the application.
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return fromString(`${prefix}_${base32(digest)}`).toString();
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 16 bytes as 26 characters of Crockford's base 32, as TypeID writes them. */
function base32(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = `${ALPHABET[Number(value & 31n)]}${text}`;
    value >>= 5n;
  }
  return text;
}
