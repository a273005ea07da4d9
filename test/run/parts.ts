import { ensureBrowser } from "./browser.ts";
import { runCommands } from "./command.ts";
import { ensurePdfTools } from "./pdf-tools.ts";
import { runVitest } from "./vitest.ts";

/** How many tests passed and failed; `output` is shown when one failed. */
export type Outcome = { passed: number; failed: number; output: string };

export type Part = {
  name: string;
  /** The part does not exist while this file or folder does not. */
  needs?: string;
  /** It starts the app, which must have been built. */
  starts?: true;
  run: () => Promise<Outcome>;
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
  { name: "browser", needs: "test/browser", starts: true, run: inBrowser },
  { name: "rules", starts: true, run: () => runVitest("rules") },
  { name: "papers", needs: "test/papers", run: onPaper },
  { name: "workerd", run: () => runVitest("workerd") },
  { name: "app", needs: "test/app", starts: true, run: () => runVitest("app") },
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

async function inBrowser(): Promise<Outcome> {
  const browser = await ensureBrowser();
  return browser.ok
    ? runVitest("browser", { CHROMIUM: browser.path })
    : { passed: 0, failed: 1, output: browser.reason };
}

async function onAPhone(): Promise<Outcome> {
  const browser = await ensureBrowser();
  return browser.ok
    ? runCommands(["node", "test/chaos/run.ts", "crew", "--short"])
    : { passed: 0, failed: 1, output: browser.reason };
}
