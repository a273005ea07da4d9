import { glob, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** Where a mail is handed in on one machine, as `wrangler dev` has it too: `?from=…&to=…`, the mail itself as the body. */
export const LOCAL_MAIL = "/cdn-cgi/local/email";

const ENTRYPOINTS = ["front", "frontSix"];

/**
 * What stands between the network and the Worker at Cloudflare, as the main module around the bundle: a path
 * that is a file in the assets' folder is served from there before the Worker runs, every request carries
 * `CF-Connecting-IP`, and an exception that nobody caught is a 500 and a line in the log.
 * Miniflare has the same as three Workers in a row, which take longer than most of our pages.
 */
export async function localFront(
  bundleName: string,
  assetsFolder: string,
  binding: string,
  workerFirst: boolean,
) {
  const files = workerFirst ? [] : await assetPaths(assetsFolder);
  const contents = `
import worker from "./${bundleName}";
export * from "./${bundleName}";
export default worker;

const files = new Set(${JSON.stringify(files)});
const known = (request) =>
  (request.method === "GET" || request.method === "HEAD") && files.has(new URL(request.url).pathname);

const mailTo = async (request, env, ctx) => {
  const asked = new URL(request.url).searchParams;
  const raw = await request.arrayBuffer();
  let rejected = null;
  await worker.email({
    from: asked.get("from") ?? "",
    to: asked.get("to") ?? "",
    headers: new Headers(),
    raw: new Response(raw).body,
    rawSize: raw.byteLength,
    setReject: (reason) => void (rejected = reason),
  }, env, ctx);
  return Response.json({ rejected });
};

const answer = {
  async fetch(request, env, ctx) {
    const isMail = request.method === "POST" && new URL(request.url).pathname === "${LOCAL_MAIL}";
    if (isMail && worker.email) return mailTo(request, env, ctx);
    if (files.size > 0 && known(request)) return env.${binding}.fetch(request);
    if (!request.headers.has("CF-Connecting-IP")) {
      request = new Request(request);
      request.headers.set("CF-Connecting-IP", "127.0.0.1");
    }
    try {
      return await worker.fetch(request, env, ctx);
    } catch (error) {
      console.error(error);
      return new Response("The Worker threw an exception.", { status: 500 });
    }
  },
};
${ENTRYPOINTS.map((name) => `export const ${name} = answer;`).join("\n")}
`;
  return { path: "local-front.js", contents, entrypoints: ENTRYPOINTS };
}

async function assetPaths(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const name of glob("**/*", { cwd: folder })) {
    if (!(await stat(join(folder, name))).isFile() || name === "_headers" || name === "_redirects") continue;
    paths.push(`/${name.split(sep).join("/")}`);
  }
  return paths;
}
