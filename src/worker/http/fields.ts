import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/** The text fields of a form. A body that is no form is the sender's mistake, not ours. */
export async function readFields(c: Context): Promise<Map<string, string>> {
  const body = await c.req.parseBody().catch(() => {
    throw new HTTPException(400, { message: "The form could not be read. Go back and send it again." });
  });
  return new Map(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
