import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT } from "../../../dev/build.ts";
import { ApiClient } from "../../support/api-client.ts";
import { LocalMailbox } from "../../support/local-mailbox.ts";
import { LocalStripe } from "../../support/local-stripe.ts";
import { runProgram } from "../../support/process.ts";
import { freePorts } from "../../support/stand-ins.ts";

export type DemoApp = {
  url: string;
  stripe: LocalStripe;
  mailbox: LocalMailbox;
  /** With the demo organisation's key. */
  api: ApiClient;
  output: () => string;
  close: () => Promise<void>;
};

const DAY = 86_400;
const THREE_IN_THE_AFTERNOON = 15 * 3600;

/** Seconds until it is next three in the afternoon where the demo's vendor is: just after midnight nobody has done anything today. */
function untilAfternoon(): number {
  const there = new Date().toLocaleTimeString("en-GB", { timeZone: "America/New_York" });
  const [hours = 0, minutes = 0, seconds = 0] = there.split(":").map(Number);
  return (THREE_IN_THE_AFTERNOON - (hours * 3600 + minutes * 60 + seconds) + DAY) % DAY;
}

/** What a newcomer gets by `npm start`, on ports and in a folder of its own, on an afternoon. */
export async function startDemoApp(): Promise<DemoApp> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-browser-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    const port = await freePorts();
    const program = await runProgram(
      [join(PROJECT, "dev/start.ts")],
      { PORT: String(port), STATE_DIR: folder, NOW_OFFSET_SECONDS: String(untilAfternoon()) },
      /^Closeout is ready at /m,
    );
    const url = `http://localhost:${port}`;
    return {
      url,
      stripe: new LocalStripe(`http://localhost:${port + 1}`),
      mailbox: new LocalMailbox(`http://localhost:${port + 2}`),
      api: new ApiClient(url, "closeout_demo_key"),
      output: program.output,
      close: async () => {
        await program.kill();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
