// As much of the Worker's world as the demo's imports from `src` name. The Worker's own types and Node's do not go
// together in one program.

interface Env {
  DB: import("../start/worker.ts").LocalDatabase;
  ENVIRONMENT: string;
  APP_SECRET: string;
  SEAL_KEYS?: string;
  NOW_OFFSET_SECONDS?: string;
}

interface SubtleCrypto {
  timingSafeEqual(a: ArrayBufferView, b: ArrayBufferView): boolean;
}
