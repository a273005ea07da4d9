import { parseArgs } from "node:util";
import { startTexts } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8790" },
    state: { type: "string", default: ".wrangler/state/texts.sqlite" },
    "auth-token": { type: "string", default: "local" },
    "inbound-url": { type: "string" },
  },
});
const texts = await startTexts({
  port: Number(values.port),
  stateFile: values.state,
  authToken: values["auth-token"],
  inboundUrl: values["inbound-url"],
});
console.log(`The texts are at ${texts.url}`);
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => texts.close().then(() => process.exit(0)));
