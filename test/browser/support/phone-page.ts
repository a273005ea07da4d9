import { createServer, type Server } from "node:http";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import type { Arrived, Phone } from "./phone-script.ts";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

type Opening = BrowserContextOptions & {
  /** How long a photo may take before its worker is replaced, in milliseconds. */
  patienceMs?: number;
  /** What is done to the page before anything is loaded. */
  before?: (page: Page) => Promise<unknown>;
};

/** A house for the tests of one file, with its own browser. */
export function usePhoneHouse(): PhoneHouse {
  const house = new PhoneHouse();
  beforeAll(() => house.start());
  afterAll(() => house.stop());
  return house;
}

/** The prepared photo; fails for a problem. */
export function prepared(arrived: Arrived | undefined) {
  if (!arrived?.ok) throw new Error(`Not prepared: ${JSON.stringify(arrived)}`);
  return arrived;
}

/** Bare pages with the preparation of photos and nothing else: no app runs behind them. */
class PhoneHouse {
  #scripts = new Map<string, Uint8Array>();
  readonly #files = new Map<string, Uint8Array>();
  readonly #server: Server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const script = this.#scripts.get(pathname);
    if (script) return response.setHeader("content-type", "text/javascript").end(script);
    const file = this.#files.get(pathname);
    if (file) return response.setHeader("content-type", "text/plain").end(file);
    response.setHeader("content-type", "text/html");
    response.end(
      `<!doctype html><title>Phone</title><script type="module" src="/phone/phone-script.js"></script>`,
    );
  });
  #browser: Browser | undefined;

  async start(): Promise<void> {
    this.#scripts = await scripts();
    this.#browser = await openBrowser();
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async open({ patienceMs = 60_000, before, ...options }: Opening = {}): Promise<Page> {
    if (!this.#browser) throw new Error("The house has not started.");
    const page = await (await this.#browser.newContext(options)).newPage();
    await before?.(page);
    const address = this.#server.address();
    const port = typeof address === "object" ? address?.port : 0;
    await page.goto(`http://127.0.0.1:${port}/?patience=${patienceMs}`);
    await page.waitForFunction(() => "phone" in globalThis);
    return page;
  }

  /** Chooses these files all at once, and waits for what becomes of them; in the order in which they became ready. */
  async choose(page: Page, files: Uint8Array[]): Promise<Phone["arrived"]> {
    const addresses = files.map((file) => this.offer(file));
    await page.evaluate((all) => globalThis.phone.take(all), addresses);
    return page.evaluate(() => globalThis.phone.arrived.splice(0));
  }

  async chooseOne(page: Page, file: Uint8Array): Promise<Arrived> {
    const [arrived] = await this.choose(page, [file]);
    if (!arrived) throw new Error("Nothing became of the photo.");
    return arrived.photo;
  }

  /** Puts a file where the page can fetch it. Its type is said wrongly: nobody shall believe it. */
  offer(file: Uint8Array): string {
    const address = `/files/${this.#files.size + 1}`;
    this.#files.set(address, file);
    return address;
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Bundled as the app's own: the page and its worker share what both need. */
async function scripts(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: ["test/browser/support/phone-script.ts", "src/phone/photo-worker.ts"],
    entryNames: "[name]",
    outdir: "phone",
    absWorkingDir: PROJECT,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    splitting: true,
  });
  return new Map(outputFiles.map(({ path, contents }) => [`/phone/${basename(path)}`, contents]));
}
