/** SHA-256 of data in a form that does not depend on the order of its names, as 64 hexadecimal digits. */
export async function contentHashOf(content: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content, sorted));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
