import { parseArgs } from "node:util";
import { startMailbox } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8789" },
    state: { type: "string", default: ".wrangler/state/mailbox.sqlite" },
    "webhook-url": { type: "string" },
    "webhook-secret": { type: "string" },
  },
});
const { "webhook-url": url, "webhook-secret": secret } = values;
const mailbox = await startMailbox({
  port: Number(values.port),
  stateFile: values.state,
  webhook: url && secret ? { url, secret } : undefined,
});
console.log(`The mailbox is at ${mailbox.url}`);
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => mailbox.close().then(() => process.exit(0)));
