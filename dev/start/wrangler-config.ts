import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import * as z from "zod";
import { PROJECT } from "../build.ts";

const Config = z.object({
  name: z.string(),
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()).default([]),
  assets: z.object({
    directory: z.string(),
    binding: z.string(),
    run_worker_first: z.union([z.boolean(), z.array(z.string())]).optional(),
    html_handling: z
      .enum(["auto-trailing-slash", "force-trailing-slash", "drop-trailing-slash", "none"])
      .optional(),
    not_found_handling: z.enum(["single-page-application", "404-page", "none"]).optional(),
  }),
  d1_databases: z.array(
    z.object({
      binding: z.string(),
      database_name: z.string(),
      database_id: z.string(),
      migrations_dir: z.string(),
    }),
  ),
  r2_buckets: z.array(z.object({ binding: z.string(), bucket_name: z.string() })),
  queues: z.object({
    producers: z.array(z.object({ binding: z.string(), queue: z.string() })),
    consumers: z.array(
      z.object({
        queue: z.string(),
        max_batch_size: z.number(),
        max_batch_timeout: z.number(),
        max_retries: z.number(),
        retry_delay: z.number(),
        dead_letter_queue: z.string().optional(),
      }),
    ),
  }),
  durable_objects: z.object({ bindings: z.array(z.object({ name: z.string(), class_name: z.string() })) }),
  ratelimits: z
    .array(
      z.object({
        name: z.string(),
        namespace_id: z.string(),
        simple: z.object({ limit: z.number(), period: z.union([z.literal(10), z.literal(60)]) }),
      }),
    )
    .default([]),
  triggers: z.object({ crons: z.array(z.string()) }),
  vars: z.record(z.string(), z.string()).default({}),
});

export type WranglerConfig = z.infer<typeof Config>;

/** wrangler.toml, so that local runs are configured by the same lines as production. */
export async function readWranglerConfig(file = join(PROJECT, "wrangler.toml")): Promise<WranglerConfig> {
  return Config.parse(parse(await readFile(file, "utf8")));
}
