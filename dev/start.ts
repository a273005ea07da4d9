import { BuildError } from "./build.ts";
import { type App, startApp } from "./start/app.ts";
import { waitForPort } from "./start/ports.ts";
import { printProblem, printReady } from "./start/print.ts";
import { readSettings } from "./start/settings.ts";

/** How long a process that was killed may take to let go of its port. */
const PORT_PATIENCE_MS = 5_000;
const GOODBYE_MS = 2_000;

let app: App | undefined;
let ending = false;

async function main(): Promise<void> {
  const read = readSettings(process.env);
  if (!read.ok) return giveUp(read.problems.join("\n"));
  const { PORT } = read.settings;
  const free = await waitForPort(PORT, PORT_PATIENCE_MS, () =>
    console.log(`Port ${PORT} is taken; waiting up to ${PORT_PATIENCE_MS / 1000} seconds for it.`),
  );
  if (!free) {
    return giveUp(`Port ${PORT} is taken by another program. Stop it, or take another: PORT=8800 npm start`);
  }
  app = await startApp(read.settings);
  listenToSignals();
  // For whoever does not want to wait for the quarter of an hour: kill -USR2 PID.
  process.on("SIGUSR2", () => void app?.ringTimers());
  printReady(app.url, app.addresses, app.signIns);
}

function giveUp(problem: string): void {
  printProblem(problem);
  process.exit(1);
}

/** Ctrl-C arrives twice under npm: from the terminal and passed on by npm. */
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), GOODBYE_MS - 300);
  await app?.close();
  process.exit(0);
}

/** Ours alone: Miniflare would end the process while records are still being written. */
function listenToSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void end());
  }
}

listenToSignals();

main().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : String(error);
  giveUp(error instanceof BuildError ? `The Worker does not build.\n${sentence}` : sentence);
});
