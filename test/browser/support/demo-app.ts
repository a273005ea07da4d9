import { inject } from "vitest";
import { ApiClient } from "../../support/api-client.ts";
import { LocalMailbox } from "../../support/local-mailbox.ts";
import { LocalStripe } from "../../support/local-stripe.ts";
import { copyOf, removeFolder, runDemo } from "./demo-template.ts";

export type DemoApp = {
  url: string;
  stripe: LocalStripe;
  mailbox: LocalMailbox;
  /** With the demo organisation's key. */
  api: ApiClient;
  output: () => string;
  close: () => Promise<void>;
};

/** What a newcomer gets by `npm start`, in a folder of its own, on an afternoon; one at a time, since all have one port. */
export async function startDemoApp(): Promise<DemoApp> {
  const { folder, ...rest } = await copyOf(inject("demo"));
  try {
    const program = await runDemo({ folder, ...rest });
    const url = `http://localhost:${rest.port}`;
    return {
      url,
      stripe: new LocalStripe(`http://localhost:${rest.port + 1}`),
      mailbox: new LocalMailbox(`http://localhost:${rest.port + 2}`),
      api: new ApiClient(url, "closeout_demo_key"),
      output: program.output,
      close: async () => {
        await program.kill();
        await removeFolder(folder);
      },
    };
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}
