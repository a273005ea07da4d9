import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What other programs find in a PDF. */
export type OpenedPdf = {
  info: { [name: string]: string };
  /** As somebody would copy it, page after page. */
  text: string;
  fonts: { name: string; embedded: boolean; subset: boolean; unicode: boolean }[];
};

/** Opens a PDF with poppler, and with qpdf, which fails the test where it finds an error. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  return inFile(bytes, async (path) => {
    await tool("qpdf", ["--check", path]);
    const [info, text, fonts] = await Promise.all([
      tool("pdfinfo", [path]),
      tool("pdftotext", ["-layout", path, "-"]),
      tool("pdffonts", [path]),
    ]);
    return { info: namesIn(info), text, fonts: fontsIn(fonts) };
  });
}

/** A page as dots of grey, 255 is white; `width` dots wide. */
export async function pageAsDots(
  bytes: Uint8Array,
  page: number,
  width: number,
): Promise<{ width: number; height: number; dots: Uint8Array }> {
  return inFile(bytes, async (path) => {
    const out = `${path}-page`;
    const scaled = ["-scale-to-x", String(width), "-scale-to-y", "-1"];
    await tool("pdftoppm", ["-gray", "-f", String(page), "-l", String(page), ...scaled, path, out]);
    const [made = ""] = (await readdir(join(path, ".."))).filter((name) => name.endsWith(".pgm"));
    const pgm = await readFile(join(path, "..", made));
    const [, wide = "0", high = "0"] =
      /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString("latin1", 0, 40)) ?? [];
    const size = { width: Number(wide), height: Number(high) };
    return { ...size, dots: new Uint8Array(pgm.subarray(pgm.length - size.width * size.height)) };
  });
}

/** What a screen reader is told that pictures show. */
export async function picturesIn(bytes: Uint8Array): Promise<string[]> {
  const json = await inFile(bytes, (path) => tool("qpdf", ["--json", "--json-key=qpdf", path]));
  return [...json.matchAll(/"\/Alt": "u:([^"]*)"/g)].map(([, words]) => words ?? "");
}

async function inFile<Value>(bytes: Uint8Array, use: (path: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-paper-"));
  try {
    const path = join(folder, "paper.pdf");
    await writeFile(path, bytes);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tool(name: string, args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(name, args, { maxBuffer: 50_000_000 });
    // Poppler tells of what it could not make sense of, and goes on.
    if (/error/i.test(stderr)) throw new Error(`${name}: ${stderr}`);
    return stdout;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw new Error(
      `${name} is not here: install the packages poppler-utils and qpdf, or run npm test as root.`,
    );
  }
}

function namesIn(info: string): { [name: string]: string } {
  const pairs = info.split("\n").map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] ? [[pair[1], pair[2] ?? ""]] : [])));
}

function fontsIn(table: string): OpenedPdf["fonts"] {
  return table
    .split("\n")
    .slice(2)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [name = ""] = line.split(/\s+/);
      const [, embedded, subset, unicode] = /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(line) ?? [];
      return { name, embedded: embedded === "yes", subset: subset === "yes", unicode: unicode === "yes" };
    });
}
