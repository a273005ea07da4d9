// Written in by the build: what the crew's pages are made of, and a name that changes with every byte of it.
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const SHELLS = "closeout-shell-";
const SHELL = `${SHELLS}${SHELL_VERSION}`;
/** Pages and pictures: they go when somebody signs out. */
export const PAGES = "closeout-pages-1";
export const PICTURES = "closeout-pictures-1";

const SHELL_PAGE = "/shell.html";

/** The parts of the script among them that an earlier version had: a page that is open may still ask for one. */
export function isShellFile({ pathname }: URL): boolean {
  return SHELL_FILES.includes(pathname) || pathname.startsWith("/phone/");
}

/** All of it or nothing: a shell with a hole in it is worse than the old one. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll(SHELL_FILES.map((address) => new Request(address, { cache: "no-cache" })));
}

/** What earlier versions kept; the last one's shell stays, for the pages that are open now. */
export async function removeOldCaches(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith("closeout-"));
  const shells = names.filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  const wanted = [SHELL, PAGES, PICTURES, ...shells.slice(-1)];
  for (const name of names) if (!wanted.includes(name)) await caches.delete(name);
}

export async function answerShellFile(request: Request): Promise<Response> {
  const how = { ignoreSearch: true, ignoreVary: true };
  const cache = await caches.open(SHELL);
  return (await cache.match(request, how)) ?? (await caches.match(request, how)) ?? fetch(request);
}

export async function shellPage(): Promise<Response> {
  const cache = await caches.open(SHELL);
  return (await cache.match(SHELL_PAGE)) ?? Response.error();
}
