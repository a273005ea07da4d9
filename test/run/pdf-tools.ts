import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { install } from "./apt.ts";

const TOOLS = ["pdfinfo", "pdftotext", "pdffonts", "pdftoppm", "qpdf"];

/** Poppler's programs and qpdf, with which the tests read papers; installed first where that can be done without asking. */
export async function ensurePdfTools(): Promise<{ ok: true } | { ok: false; reason: string }> {
  if (missingTools().length === 0) return { ok: true };
  await install("poppler-utils", "qpdf");
  const missing = missingTools();
  const reason = `The papers' tests need ${missing.join(", ")}, and none could be installed. They are in the packages poppler-utils and qpdf.`;
  return missing.length === 0 ? { ok: true } : { ok: false, reason };
}

function missingTools(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return TOOLS.filter((tool) => !folders.some((folder) => existsSync(join(folder, tool))));
}
