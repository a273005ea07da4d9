import type { FindPicture } from "./album.ts";
import type { PictureSource } from "./pictures.ts";

/** A picture in the storage; null where it is not there. */
async function storedPicture(env: Pick<Env, "FILES">, key: string): Promise<PictureSource | null> {
  const found = await env.FILES.head(key);
  if (!found || found.size === 0) return null;
  const { size } = found;
  const open = async (range?: { offset: number; length: number }) => {
    const object = await env.FILES.get(key, range ? { range } : {});
    if (!object) throw new Error("a picture went away while it was read");
    return object;
  };
  return {
    size,
    head: async (length) => {
      const object = await open({ offset: 0, length: Math.min(length, size) });
      return new Uint8Array(await object.arrayBuffer());
    },
    open: async () => (await open()).body,
  };
}

/** The storage as the place where a paper's pictures lie. */
export function findStored(env: Pick<Env, "FILES">): FindPicture {
  return (key) => storedPicture(env, key);
}
