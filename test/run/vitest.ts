import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { run } from "./command.ts";
import type { Outcome } from "./parts.ts";

const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** Runs one of the projects in vitest.config.ts and counts its tests. */
export async function runVitest(project: string, environment: Record<string, string> = {}): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-test-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const command = ["vitest", "run", "--project", project, "--passWithNoTests", ...reporters];
    const { ok, output } = await run(command, environment);
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) return { passed: 0, failed: ok ? 0 : 1, output };
    const report = Report.parse(JSON.parse(text));
    // A file that cannot be loaded fails without a single test of it having failed.
    const failed = ok ? 0 : Math.max(1, report.numFailedTests);
    return { passed: report.numPassedTests, failed, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
