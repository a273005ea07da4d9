import { parseArgs } from "node:util";

// node:sqlite announces on every start that it is experimental; a stand-in may use it in peace.
process.removeAllListeners("warning");

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8790" },
    state: { type: "string", default: ":memory:" },
    "webhook-url": { type: "string" },
    "webhook-secret": { type: "string" },
    "connect-webhook-url": { type: "string" },
    "connect-webhook-secret": { type: "string" },
    /** `KEY=ACCOUNT`: an API key that is an account of its own. May be repeated. */
    account: { type: "string", multiple: true, default: [] },
  },
});

const { startLocalStripe } = await import("./server.ts");
const url = values["webhook-url"];
const secret = values["webhook-secret"];
const connectUrl = values["connect-webhook-url"];
const connectSecret = values["connect-webhook-secret"];
const stripe = await startLocalStripe({
  port: Number(values.port),
  stateFile: values.state,
  secretKeys: Object.fromEntries(values.account.map((pair) => pair.split("=", 2))),
  webhook: url && secret ? { url, secret } : undefined,
  connectWebhook: connectUrl && connectSecret ? { url: connectUrl, secret: connectSecret } : undefined,
});
console.log(`Local Stripe at ${stripe.url}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stripe.close().then(() => process.exit(0)));
}
