import { createApp } from "./http/app.ts";

export { JobObject } from "../durable/job-object.ts";

const app = createApp();

export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Env>;
