// Written in by the build: what the crew's pages are made of, and a name that changes with every byte of it.
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const SHELL = `closeout-shell-${SHELL_VERSION}`;
/** Pages and pictures: they go when somebody signs out. */
export const PAGES = "closeout-pages-1";
export const PICTURES = "closeout-pictures-1";

const SHELL_PAGE = "/shell.html";

export function isShellFile({ pathname }: URL): boolean {
  return SHELL_FILES.includes(pathname);
}

/** All of it or nothing: a shell with a hole in it is worse than the old one. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll(SHELL_FILES.map((address) => new Request(address, { cache: "no-cache" })));
}

/** What earlier versions kept. */
export async function removeOldCaches(): Promise<void> {
  const wanted = [SHELL, PAGES, PICTURES];
  for (const name of await caches.keys()) {
    if (name.startsWith("closeout-") && !wanted.includes(name)) await caches.delete(name);
  }
}

export async function answerShellFile(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

export async function shellPage(): Promise<Response> {
  const cache = await caches.open(SHELL);
  return (await cache.match(SHELL_PAGE)) ?? Response.error();
}
