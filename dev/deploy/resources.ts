import * as z from "zod";
import { read, succeeds, wrangler } from "./wrangler.ts";

const Databases = z.array(z.object({ name: z.string(), uuid: z.string() }));

/** The id of the database of this name in the account, created if there is none. */
export async function databaseId(name: string): Promise<string> {
  const find = async () => {
    const databases = Databases.parse(JSON.parse(await read("d1", "list", "--json")));
    return databases.find((it) => it.name === name)?.uuid;
  };
  const present = await find();
  if (present) return present;
  await wrangler("d1", "create", name);
  const created = await find();
  if (!created)
    throw new Error(`The database ${name} was created, but Cloudflare does not list it yet. Run this again.`);
  return created;
}

export async function ensureBucket(name: string): Promise<void> {
  if (!(await succeeds("r2", "bucket", "info", name))) await wrangler("r2", "bucket", "create", name);
}

export async function ensureQueue(name: string): Promise<void> {
  if (!(await succeeds("queues", "info", name))) await wrangler("queues", "create", name);
}
