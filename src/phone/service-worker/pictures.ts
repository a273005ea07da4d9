import { PICTURES } from "./shell.ts";

const MOST_PICTURES = 300;

/** Small pictures and signatures that the office has; they never change. */
export function isPicture({ pathname }: URL): boolean {
  return /^\/crew\/jobs\/[^/]+\/(photos\/[^/]+\/thumbnail|signatures\/[^/]+)$/.test(pathname);
}

export async function answerPicture(request: Request): Promise<Response> {
  const cache = await caches.open(PICTURES);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  // A phone without room shows the picture all the same.
  if (response.ok) await keep(cache, request, response.clone()).catch(() => {});
  return response;
}

async function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  await cache.put(request, response);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST_PICTURES))) await cache.delete(old);
}
