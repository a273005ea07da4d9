import { ensureBrowser } from "./browser.ts";
import { runCommands } from "./command.ts";
import { ensurePdfTools } from "./pdf-tools.ts";
import { runVitest } from "./vitest.ts";

/** How many tests passed and failed; `output` is shown when one failed. */
export type Outcome = { passed: number; failed: number; output: string; broken?: Broken };

/** The files in which a test failed, and how many of their tests passed. */
export type Broken = { files: string[]; passed: number };

export type Part = {
  name: string;
  /** The part does not exist while this file or folder does not. */
  needs?: string;
  /** It starts the app, which must have been built. */
  starts?: true;
  run: () => Promise<Outcome>;
  /**
   * It waits for a clock, a browser, several processes, and can be made late by the part beside it: what failed runs once more when
   * nothing else does. Both times are told.
   */
  alone?: (files: string[]) => Promise<Outcome>;
};

/** Begun in this order: what is quick, then what is long, so that nothing long is left for the end. */
export const parts: Part[] = [
  {
    name: "types",
    run: () =>
      runCommands(
        ["tsc", "--noEmit", "-p", "tsconfig.json"],
        ["tsc", "--noEmit", "-p", "tsconfig.tools.json"],
        ["tsc", "--noEmit", "-p", "tsconfig.phone.json"],
      ),
  },
  { name: "lint", run: () => runCommands(["biome", "check", "--error-on-warnings", "."], ["knip"]) },
  { name: "browser", needs: "test/browser", starts: true, run: inBrowser, alone: inBrowser },
  { name: "rules", starts: true, run: () => runVitest("rules") },
  { name: "papers", needs: "test/papers", run: onPaper },
  { name: "workerd", run: () => runVitest("workerd") },
  { name: "app", needs: "test/app", starts: true, run: inTheApp, alone: inTheApp },
  { name: "phone", needs: "test/chaos/run.ts", starts: true, run: onAPhone },
  {
    name: "chaos",
    needs: "test/chaos/run.ts",
    starts: true,
    run: () => runCommands(["node", "test/chaos/run.ts", "--short"]),
  },
];

async function onPaper(): Promise<Outcome> {
  const tools = await ensurePdfTools();
  return tools.ok ? runVitest("papers") : { passed: 0, failed: 1, output: tools.reason };
}

function inTheApp(files?: string[]): Promise<Outcome> {
  return runVitest("app", { files });
}

async function inBrowser(files?: string[]): Promise<Outcome> {
  const browser = await ensureBrowser();
  return browser.ok
    ? runVitest("browser", { files, environment: { CHROMIUM: browser.path } })
    : { passed: 0, failed: 1, output: browser.reason };
}

async function onAPhone(): Promise<Outcome> {
  const browser = await ensureBrowser();
  return browser.ok
    ? runCommands(["node", "test/chaos/run.ts", "crew", "--short"])
    : { passed: 0, failed: 1, output: browser.reason };
}
