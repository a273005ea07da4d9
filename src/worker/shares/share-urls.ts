import type { Context } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import type { Job } from "../jobs/types.ts";
import { opens } from "../jobs/verbs/share-job.ts";
import { now } from "../time/clock.ts";
import { proofUrl } from "./proof-link.ts";

/** The address of each of the job's links that opens, by the link's id. */
export async function shareUrlsOf(
  c: Context<AppEnv>,
  { shares }: Pick<Job, "shares">,
): Promise<{ [shareId: string]: string }> {
  const base = c.env.APP_URL || new URL(c.req.url).origin;
  const open = shares.filter((one) => opens(one, now(c.env)));
  const pairs = open.map(async (share) => [
    share.id,
    await proofUrl(c.env, base, { ...share, shareId: share.id }),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}
