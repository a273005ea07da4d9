import { PAGES, shellPage } from "./shell.ts";

/** A page that is here already waits no longer than this for a newer one, in milliseconds. */
const PATIENCE = 2_500;
const MOST_PAGES = 60;

export function isCrewPage({ pathname }: URL): boolean {
  return pathname === "/crew" || /^\/crew\/jobs\/[^/]+$/.test(pathname);
}

/**
 * The page from the office; from the phone where the office does not answer, or not soon. A page that was never opened here is
 * the shell, which the page's script fills from what the phone holds.
 */
export async function answerPage(request: Request): Promise<Response> {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(request, { ignoreVary: true });
  const fresh = fetch(request).then(async (response) => {
    // A phone without room shows the page all the same.
    if (isPage(response)) await keep(cache, request, response.clone()).catch(() => {});
    return response;
  });
  // Heard of below, or not at all when the phone's own copy was quicker.
  fresh.catch(() => {});
  try {
    const answer = kept ? await Promise.race([fresh, after(PATIENCE)]) : await fresh;
    if (answer && answer.status < 500) return answer;
  } catch {
    // No signal.
  }
  return kept ?? (await shellPage());
}

function isPage(response: Response): boolean {
  return (
    response.ok &&
    !response.redirected &&
    (response.headers.get("Content-Type") ?? "").startsWith("text/html")
  );
}

async function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  await cache.put(request, response);
  const [oldest] = await cache.keys();
  if ((await cache.keys()).length > MOST_PAGES && oldest) await cache.delete(oldest);
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}
