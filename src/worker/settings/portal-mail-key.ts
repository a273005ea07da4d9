const LONGEST_SLUG = 24;
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const CHANCE_LETTERS = 6;

/**
 * The part before the @ of the address that a portal's tickets are mailed to, such as `servicechannel-k3f9xw`: the portal can be told
 * from it, and nobody guesses it.
 * @param bytes random ones, six of them
 */
export function mailKeyFor(name: string, bytes: Uint8Array): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain
    .replace(/[^a-z\d]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  const chance = Array.from(bytes.subarray(0, CHANCE_LETTERS), (byte) => LETTERS[byte % LETTERS.length]);
  return [slug || "tickets", chance.join("")].join("-");
}

export function randomMailKey(name: string): string {
  return mailKeyFor(name, crypto.getRandomValues(new Uint8Array(CHANCE_LETTERS)));
}
