import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FindPicture } from "../../src/worker/papers/album.ts";
import type { Faces } from "../../src/worker/papers/face.ts";
import { readFace } from "../../src/worker/papers/face.ts";
import type { PdfFile } from "../../src/worker/papers/write.ts";

const INTER = new URL("../../node_modules/@expo-google-fonts/inter/", import.meta.url);

/** The faces as the Worker has them, from where the build copies them. */
export async function readFaces(): Promise<Faces> {
  const [regular, bold] = await Promise.all([
    readFile(new URL("400Regular/Inter_400Regular.ttf", INTER)),
    readFile(new URL("600SemiBold/Inter_600SemiBold.ttf", INTER)),
  ]);
  return { regular: readFace(new Uint8Array(regular)), bold: readFace(new Uint8Array(bold)) };
}

/** Pictures by their names, from memory. */
export function picturesFrom(files: { [key: string]: Uint8Array }): FindPicture {
  return async (key) => {
    const bytes = files[key];
    if (!bytes) return null;
    return {
      size: bytes.length,
      head: async (length) => bytes.slice(0, length),
      open: async () =>
        (async function* () {
          yield bytes;
        })(),
    };
  };
}

export async function bytesOf(file: PdfFile): Promise<Uint8Array> {
  const whole = new Uint8Array(file.length);
  let at = 0;
  for await (const chunk of file.chunks()) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** One of the demo's photos, such as `ac-before-wide`. */
export async function demoPhoto(name: string): Promise<Uint8Array> {
  const folder = fileURLToPath(new URL("../../dev/demo/photos/", import.meta.url));
  return new Uint8Array(await readFile(`${folder}${name}`));
}
