import type { PdfFile } from "./write.ts";

/** Less than one call to the storage for each small object of a file. */
const CHUNK = 64 * 1024;

/**
 * Writes a file into the storage while it is made. Photos go from the storage into it past this Worker's memory. What lies there
 * already under this name stays: it is the same.
 * @returns the file's SHA-256, as 64 hexadecimal digits
 */
export async function keepFile(env: Pick<Env, "FILES">, key: string, file: PdfFile): Promise<string> {
  // The stream ends well only with the bytes that were announced, neither more nor fewer.
  const { readable, writable } = new FixedLengthStream(file.length);
  const kept = env.FILES.put(key, readable, {
    onlyIf: new Headers({ "If-None-Match": "*" }),
    httpMetadata: { contentType: "application/pdf" },
  });
  const written = write(file, writable);
  // A storage that has the file already reads no further, and the writing fails; whether it is there is asked below.
  const [outcome, wrote] = await Promise.allSettled([kept, written]);
  if (outcome.status === "rejected") throw outcome.reason;
  if (wrote.status === "rejected" && outcome.value !== null) throw wrote.reason;
  return sha256Of(env, key);
}

async function write(file: PdfFile, writable: WritableStream<Uint8Array>): Promise<void> {
  try {
    for (const piece of file.pieces) {
      if ("bytes" in piece) await writeBytes(writable, piece.bytes);
      else await writePicture(writable, await piece.later.open());
    }
    await writable.close();
  } catch (error) {
    await writable.abort(error).catch(() => {});
    throw error;
  }
}

async function writePicture(
  writable: WritableStream<Uint8Array>,
  picture: AsyncIterable<Uint8Array>,
): Promise<void> {
  if (picture instanceof ReadableStream) await picture.pipeTo(writable, { preventClose: true });
  else for await (const chunk of picture) await writeBytes(writable, chunk);
}

async function writeBytes(writable: WritableStream<Uint8Array>, bytes: Uint8Array): Promise<void> {
  const writer = writable.getWriter();
  try {
    await writer.write(bytes);
  } finally {
    writer.releaseLock();
  }
}

/** Of what lies in the storage, so that it is what was kept that is vouched for. */
async function sha256Of(env: Pick<Env, "FILES">, key: string): Promise<string> {
  const object = await env.FILES.get(key);
  if (!object) throw new Error("a paper was not kept by the storage");
  const digest = new crypto.DigestStream("SHA-256");
  await object.body.pipeTo(digest);
  return hex(await digest.digest);
}

/** A file as an answer that is made while it is sent, as fast as it is taken. */
export function streamed(file: PdfFile): ReadableStream<Uint8Array> {
  const chunks = inChunks(file);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

/** A whole file; only for those that are small. */
export async function wholeOf(file: PdfFile): Promise<Uint8Array> {
  const whole = new Uint8Array(file.length);
  let at = 0;
  for await (const chunk of file.chunks()) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

async function* inChunks(file: PdfFile): AsyncGenerator<Uint8Array> {
  let small: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.chunks()) {
    if (chunk.length >= CHUNK) {
      if (length > 0) yield joined(small, length);
      [small, length] = [[], 0];
      yield chunk;
      continue;
    }
    small.push(chunk);
    length += chunk.length;
    if (length < CHUNK) continue;
    yield joined(small, length);
    [small, length] = [[], 0];
  }
  if (length > 0) yield joined(small, length);
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
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
