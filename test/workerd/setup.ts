import { applyD1Migrations, type D1Migration, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";

declare global {
  namespace Cloudflare {
    interface Env {
      /** What `readD1Migrations` found, handed in by the test configuration. */
      TEST_MIGRATIONS: D1Migration[];
    }
  }
}

// One isolate runs all files, and each begins with nothing: no records, no objects, no alarms, the true time and fetch.
vi.restoreAllMocks();
vi.unstubAllGlobals();
vi.useRealTimers();
await reset();
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
