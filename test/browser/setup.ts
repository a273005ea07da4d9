import { afterEach } from "vitest";
import { lastSeen } from "./support/last-seen.ts";

// A failure that only a busy machine shows is seldom seen twice: what stood on the screens is said the first time.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const name = task.name.slice(0, 60).replace(/[^\w ]/g, "");
  for (const seen of await lastSeen(`failed ${name}`)) console.error(seen);
});
