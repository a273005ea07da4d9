import { type Faces, readFace } from "./face.ts";

const FONT_FILES = { regular: "Inter-Regular.ttf", bold: "Inter-SemiBold.ttf" } as const;

let faces: Faces | undefined;

/**
 * The fonts from the assets, read once and kept. What is kept is the fonts and not the promise of them: work that waits for a promise
 * of another request waits for ever once that request has ended.
 */
export async function loadFaces(env: Pick<Env, "ASSETS">): Promise<Faces> {
  faces ??= await readFaces(env);
  return faces;
}

async function readFaces(env: Pick<Env, "ASSETS">): Promise<Faces> {
  const [regular, bold] = await Promise.all([
    readFont(env, FONT_FILES.regular),
    readFont(env, FONT_FILES.bold),
  ]);
  return { regular: readFace(regular), bold: readFace(bold) };
}

async function readFont(env: Pick<Env, "ASSETS">, name: string): Promise<Uint8Array> {
  const answer = await env.ASSETS.fetch(`https://assets/fonts/${name}`);
  if (!answer.ok) throw new Error(`The font ${name} is not among the assets: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
