const LARGEST = 2 * 1024 * 1024;
const CLAIM = /charset\s?=\s?"?(?:utf-?8|us-ascii)"?/gi;
const PIECE = 8_192;

/**
 * A mail that says that it is UTF-8 and is not: mail servers in the West then mean windows-1252. Null where it says nothing of the
 * kind, or is too large to be worth a second reading.
 */
export function inOldLetters(raw: Uint8Array): Uint8Array | null {
  if (raw.length > LARGEST) return null;
  let text = "";
  // Letter by byte: a decoder would give some bytes other numbers.
  for (let at = 0; at < raw.length; at += PIECE) text += String.fromCharCode(...raw.subarray(at, at + PIECE));
  const mended = text.replace(CLAIM, "charset=windows-1252");
  return mended === text ? null : Uint8Array.from(mended, (letter) => letter.charCodeAt(0));
}
