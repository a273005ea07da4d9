/** How much is looked at where the bytes must tell by themselves. */
const LOOKED_AT = 4096;

/**
 * A file's bytes as text: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8, else windows-1252, which
 * Excel writes in the Americas and in western Europe. Null where that is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes).replace(/^\ufeff/, "");
  return isText(text) ? text : null;
}

function decoded(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = bytes.subarray(0, LOOKED_AT);
  const pairs = Math.floor(head.length / 2);
  const zeros = [0, 1].map((start) => head.filter((byte, index) => index % 2 === start && byte === 0).length);
  const [even = 0, odd = 0] = zeros;
  if (pairs > 1 && odd > pairs * 0.7 && even < pairs * 0.1) return "utf-16le";
  if (pairs > 1 && even > pairs * 0.7 && odd < pairs * 0.1) return "utf-16be";
  return null;
}

/** Whether there is no zero in it and hardly another control character. */
function isText(text: string): boolean {
  const head = text.slice(0, 64 * 1024);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell that it is none
  const controls = head.match(/[\u0001-\u0008\u000b\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return !text.includes("\u0000") && controls <= head.length / 100;
}
