import type { Paper, Picture } from "./paper.ts";
import { type PictureSource, type ReadPicture, readPicture } from "./pictures.ts";

/** Finds a picture's file by its name in the storage; null where it is not there. */
export type FindPicture = (key: string) => Promise<PictureSource | null>;

/** A paper's pictures by their names in the storage; what cannot be shown is null. */
export type Album = ReadonlyMap<string, Picture | null>;

const AT_ONCE = 6;

/**
 * Looks at all pictures of a paper and puts them in, in their order, so that the same ones make the same file. Of a photo only the head
 * is read here.
 */
export async function fillAlbum(paper: Paper, keys: readonly string[], find: FindPicture): Promise<Album> {
  const album = new Map<string, Picture | null>();
  const wanted = [...new Set(keys)];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map((key) => readFound(find, key)));
    for (const [index, key] of some.entries()) album.set(key, await putIn(paper, read[index]));
  }
  return album;
}

async function readFound(find: FindPicture, key: string): Promise<ReadPicture | null> {
  const source = await find(key);
  return source && readPicture(source);
}

async function putIn(paper: Paper, read: ReadPicture | null | undefined): Promise<Picture | null> {
  if (!read) return null;
  const { put, ...picture } = read;
  return { ...picture, ref: await put(paper) };
}
