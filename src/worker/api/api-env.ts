import type { AppEnv } from "../http/app-env.ts";

export type ApiEnv = {
  Bindings: AppEnv["Bindings"];
  Variables: AppEnv["Variables"] & {
    /** The same for the same request with the same `Idempotency-Key`; absent without one. */
    onceKey?: string;
  };
};
