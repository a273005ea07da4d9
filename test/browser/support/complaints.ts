import type { BrowserContext } from "playwright-core";

export type Complaints = {
  /** What was complained about and was not expected. */
  list: () => string[];
  /** From here on, this is as it should be: a refusal that a test provokes. */
  expect: (...expected: RegExp[]) => void;
};

/** Listens to everything that a browser complains about: errors, refused content, requests without a good answer. */
export async function listen(context: BrowserContext): Promise<Complaints> {
  const heard: string[] = [];
  const expected: RegExp[] = [];
  const hear = (what: string) => {
    if (!expected.some((one) => one.test(what))) heard.push(what);
  };
  await context.exposeFunction("hearViolation", (what: string) => hear(`refused content: ${what}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (violation) => {
      const { effectiveDirective, blockedURI } = violation;
      Reflect.get(window, "hearViolation")(`${effectiveDirective} ${blockedURI} at ${location.pathname}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") hear(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => hear(`exception: ${error.error().message}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left takes its requests with it.
    if (why !== "net::ERR_ABORTED") hear(`failed: ${request.method()} ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    const request = response.request();
    if (response.status() >= 400) hear(`${response.status()}: ${request.method()} ${response.url()}`);
  });
  return { list: () => heard, expect: (...more) => expected.push(...more) };
}
