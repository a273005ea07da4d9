import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { copyVendorAssets } from "./dev/build.ts";

/** What is secret in production and made up in tests. Nothing listens at these addresses unless a test says so. */
const TEST_VARIABLES = {
  ENVIRONMENT: "local",
  APP_URL: "http://localhost:8787",
  INTAKE_DOMAIN: "tickets.closeout.example",
  APP_SECRET: "a-secret-for-tests-that-is-long-enough",
  STRIPE_API_BASE: "https://stripe.test",
  STRIPE_SECRET_KEY: "sk_test_workerd",
  STRIPE_WEBHOOK_SECRET: "whsec_workerd",
  STRIPE_PUBLISHABLE_KEY: "pk_test_workerd",
  STRIPE_JS_URL: "https://stripe.test/js/stripe.js",
  STRIPE_LIVE_SECRET_KEY: "sk_live_workerd",
  STRIPE_LIVE_PUBLISHABLE_KEY: "pk_live_workerd",
  // A name, and 32 bytes that are all zero but the last.
  SEAL_KEYS: "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=",
  RESEND_API_BASE: "https://mail.test",
  RESEND_API_KEY: "re_workerd",
  RESEND_WEBHOOK_SECRET: "whsec_d29ya2VyZA==",
  TWILIO_API_BASE: "https://texts.test",
  TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000000",
  TWILIO_AUTH_TOKEN: "workerd",
  TWILIO_FROM: "+15005550006",
};

const MINUTE = 60_000;

export default defineConfig({
  logLevel: "error",
  test: {
    projects: [
      {
        // Decisions, arithmetic and the stand-ins: plain Node, milliseconds each.
        logLevel: "error",
        test: {
          name: "rules",
          include: [
            "src/**/*.test.{ts,tsx}",
            "test/rules/**/*.test.ts",
            "test/stripe/**/*.test.ts",
            "test/dev/**/*.test.ts",
          ],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Packets and invoices, opened by another program than the one that wrote them.
        logLevel: "error",
        test: { name: "papers", include: ["test/papers/**/*.test.ts"], testTimeout: MINUTE },
      },
      {
        // What needs D1, R2, queues or the job's object: inside workerd. A file has its own storage.
        logLevel: "error",
        plugins: [
          cloudflareTest(async () => {
            await copyVendorAssets();
            return {
              verbose: false,
              remoteBindings: false,
              wrangler: { configPath: "./wrangler.toml" },
              miniflare: {
                bindings: { ...TEST_VARIABLES, TEST_MIGRATIONS: await readD1Migrations("./migrations") },
              },
            };
          }),
        ],
        test: {
          name: "workerd",
          include: ["test/workerd/**/*.test.{ts,tsx}"],
          setupFiles: ["test/workerd/setup.ts"],
          // To load the Worker takes seconds, a file's tests less than one: one isolate runs all files.
          isolate: false,
        },
      },
      {
        // The start command that a newcomer uses, on ports of its own.
        logLevel: "error",
        test: {
          name: "app",
          include: ["test/app/**/*.test.ts"],
          testTimeout: 2 * MINUTE,
          hookTimeout: 2 * MINUTE,
          maxWorkers: 1,
        },
      },
      {
        // The demo in a real browser: told once, and each file's app starts on a copy of it, on the same ports.
        logLevel: "error",
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/support/demo-template.ts"],
          setupFiles: ["test/browser/setup.ts"],
          testTimeout: 3 * MINUTE,
          hookTimeout: 2 * MINUTE,
          maxWorkers: 1,
        },
      },
    ],
  },
});
