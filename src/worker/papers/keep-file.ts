import type { PdfFile } from "./write.ts";

/** Less than one call to the storage for each small object of a file. */
const CHUNK = 64 * 1024;

/**
 * Writes a file into the storage while it is made: never more of it is in memory than a few chunks and one photo. What lies there
 * already under this name stays: it is the same.
 * @returns the file's SHA-256, as 64 hexadecimal digits
 */
export async function keepFile(env: Pick<Env, "FILES">, key: string, file: PdfFile): Promise<string> {
  const digest = new crypto.DigestStream("SHA-256");
  const { readable, writable } = new FixedLengthStream(file.length);
  const kept = env.FILES.put(key, readable, {
    onlyIf: new Headers({ "If-None-Match": "*" }),
    httpMetadata: { contentType: "application/pdf" },
  });
  // Heard of below; until then it must not count as unheard.
  kept.catch(() => {});
  const [hash, store] = [digest.getWriter(), writable.getWriter()];
  let taking = true;
  for await (const chunk of inChunks(file)) {
    await hash.write(chunk);
    // A storage that has the file already reads no further; then the rest is only counted.
    if (taking) taking = await store.write(chunk).then(yes, no);
  }
  await hash.close();
  if (taking) await store.close().catch(no);
  await kept;
  if (!(await env.FILES.head(key))) throw new Error("a paper was not kept by the storage");
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

const yes = () => true;
const no = () => false;

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
