import { createApp } from "./http/app.ts";
import { receiveMail } from "./intake/receive-mail.ts";
import { queue } from "./timers/queue.ts";
import { scheduled } from "./timers/scheduled.ts";

export { JobObject } from "../durable/job-object.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  email: receiveMail,
  queue,
  scheduled,
} satisfies ExportedHandler<Env, never>;
