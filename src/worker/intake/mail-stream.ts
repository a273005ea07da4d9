import { type MailHead, readHead } from "./mail/read-head.ts";

/** As many bytes as headers are looked for in. */
const HEAD_BYTES = 256 * 1024;

/** A mail whose headers were read while it is still coming in. */
export type OpenedMail = {
  head: MailHead;
  /** Puts all of it into the storage as it comes in. Answers its SHA-256 as hexadecimal digits. */
  keep: (bucket: R2Bucket, storageKey: string) => Promise<string>;
  /** Reads no more of it. */
  drop: () => Promise<void>;
};

/** Reads the headers of a mail. What was read for them is kept with the rest, in one pass over the stream. */
export async function openMail(raw: ReadableStream<Uint8Array>, rawSize: number): Promise<OpenedMail> {
  const reader = raw.getReader();
  const first: Uint8Array[] = [];
  for (let length = 0; length < HEAD_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  return {
    head: readHead(joined(first)),
    keep: (bucket, storageKey) => pass(first, reader, rawSize, bucket, storageKey),
    drop: () => reader.cancel(),
  };
}

async function pass(
  first: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
  rawSize: number,
  bucket: R2Bucket,
  storageKey: string,
): Promise<string> {
  // The storage wants to know beforehand how much comes.
  const { readable, writable } = new FixedLengthStream(rawSize);
  const digest = new crypto.DigestStream("SHA-256");
  const [file, hash] = [writable.getWriter(), digest.getWriter()];
  const httpMetadata = { contentType: "message/rfc822" };
  const put = bucket.put(storageKey, readable, { httpMetadata });
  const write = async (bytes: Uint8Array) => void (await Promise.all([file.write(bytes), hash.write(bytes)]));
  const pump = async () => {
    for (const bytes of first) await write(bytes);
    for (let part = await reader.read(); !part.done; part = await reader.read()) await write(part.value);
    await Promise.all([file.close(), hash.close()]);
  };
  await Promise.all([put, pump()]);
  return hex(await digest.digest);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
