/** SHA-256 as 64 hexadecimal digits. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a record points at the file: asked again before a refused one is thrown away, since a twin may have been taken. */
export async function stillWanted(rows: PromiseLike<unknown[]>): Promise<boolean> {
  return (await rows).length > 0;
}
