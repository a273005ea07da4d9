import type { Context } from "hono";
import { LinkPage } from "../../views/auth/link-page.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import { sendView } from "../http/html.ts";
import { now } from "../time/clock.ts";
import { enter } from "./enter.tsx";
import { ownPath } from "./own-path.ts";
import { pendingOfLink } from "./pending-sign-in.ts";
import { signInOver } from "./sign-in-over.tsx";

type Ctx = Context<AppEnv>;

/** Changes nothing: mail scanners open links before people do. */
export async function linkPage(c: Ctx): Promise<Response> {
  const to = ownPath(c.req.query("to"));
  const pending = await pendingOfLink(c.env, secretOf(c), now(c.env));
  if (!pending) return signInOver(c, to);
  return sendView(c, <LinkPage email={pending.email} action={addressOf(c)} to={to} />);
}

export async function linkPressed(c: Ctx): Promise<Response> {
  const fields = await readFields(c);
  const to = ownPath(fields.get("to"));
  const pending = await pendingOfLink(c.env, secretOf(c), now(c.env));
  if (!pending) return signInOver(c, to);
  const again = { action: addressOf(c), proof: {} };
  const entered = await enter(c, { pending, organisationId: fields.get("organisation"), to, again });
  return entered ?? signInOver(c, to);
}

function secretOf(c: Ctx): string {
  return c.req.param("secret") ?? "";
}

function addressOf(c: Ctx): string {
  return `/sign-in/link/${encodeURIComponent(secretOf(c))}`;
}
