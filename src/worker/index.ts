import { createApp } from "./http/app.ts";
import { queue } from "./timers/queue.ts";
import { scheduled } from "./timers/scheduled.ts";

export { JobObject } from "../durable/job-object.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  queue,
  scheduled,
} satisfies ExportedHandler<Env, never>;
