import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { run } from "./command.ts";
import type { Broken, Outcome } from "./parts.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

type Options = { files?: string[]; environment?: Record<string, string> };

/** Runs one of the projects in vitest.config.ts, or some files of it, and counts its tests. */
export async function runVitest(
  project: string,
  { files = [], environment }: Options = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-test-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const command = ["vitest", "run", "--project", project, "--passWithNoTests", ...reporters, ...files];
    const { ok, output } = await run(command, environment);
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) return { passed: 0, failed: ok ? 0 : 1, output };
    const report = Report.parse(JSON.parse(text));
    // A file that cannot be loaded fails without a single test of it having failed.
    const failed = ok ? 0 : Math.max(1, report.numFailedTests);
    return { passed: report.numPassedTests, failed, output, broken: brokenOf(report) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function brokenOf({ testResults }: z.infer<typeof Report>): Broken {
  const files = testResults.filter(({ status }) => status === "failed");
  const passed = files.flatMap((file) => file.assertionResults).filter(({ status }) => status === "passed");
  return { files: files.map(({ name }) => name), passed: passed.length };
}
