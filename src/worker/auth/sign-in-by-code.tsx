import type { Context } from "hono";
import { CodePage } from "../../views/auth/code-page.tsx";
import { EmailPage } from "../../views/auth/email-page.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { readFields } from "../http/fields.ts";
import { sendView } from "../http/html.ts";
import { clientAddress, countTry } from "../http/rate-limit.ts";
import { tooMany } from "../http/too-many.tsx";
import { now } from "../time/clock.ts";
import { askForCode } from "./ask-for-code.ts";
import { enter } from "./enter.tsx";
import { CODES_PER_ADDRESS, CODES_PER_CLIENT, TRIES_PER_ADDRESS, TRIES_PER_CLIENT } from "./limits.ts";
import { plainEmail } from "./memberships.ts";
import { ownPath, withTo } from "./own-path.ts";
import { pendingInBrowser, tryCode } from "./pending-sign-in.ts";
import { readSignInCookie, writeSignInCookie } from "./sign-in-cookie.ts";
import { signInOver } from "./sign-in-over.tsx";

type Ctx = Context<AppEnv>;

/** The address was entered: the answer is the same whether anybody has it. */
export async function askedForCode(c: Ctx): Promise<Response> {
  const fields = await readFields(c);
  const to = ownPath(fields.get("to"));
  const email = plainEmail(fields.get("email") ?? "");
  if (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    const trouble = "Enter an e-mail address such as ana@example.com.";
    c.status(422);
    return sendView(c, <EmailPage to={to} email={email} trouble={trouble} />);
  }
  const byClient = await countTry(c.env, CODES_PER_CLIENT, clientAddress(c));
  if (!byClient.allowed) return tooMany(c, byClient.retryAfterSeconds);
  const byAddress = await countTry(c.env, CODES_PER_ADDRESS, email);
  if (!byAddress.allowed) return tooMany(c, byAddress.retryAfterSeconds);

  const site = c.env.APP_URL ?? new URL(c.req.url).origin;
  const { id, trouble } = await askForCode(c.env, email, site, to);
  writeSignInCookie(c, id);
  if (!trouble) return c.redirect(withTo("/sign-in/code", to), 303);
  c.status(503);
  return sendView(c, <CodePage email={email} to={to} trouble={trouble} />);
}

export async function codePage(c: Ctx): Promise<Response> {
  const to = ownPath(c.req.query("to"));
  const pending = await pendingInBrowser(c.env, readSignInCookie(c), now(c.env));
  if (!pending) return c.redirect(withTo("/sign-in", to), 303);
  return sendView(c, <CodePage email={pending.email} to={to} />);
}

/** Six digits were entered, perhaps with the organisation that was chosen after them. */
export async function codeEntered(c: Ctx): Promise<Response> {
  const fields = await readFields(c);
  const to = ownPath(fields.get("to"));
  const code = (fields.get("code") ?? "").replace(/\s/g, "");
  const byClient = await countTry(c.env, TRIES_PER_CLIENT, clientAddress(c));
  if (!byClient.allowed) return tooMany(c, byClient.retryAfterSeconds);
  const answer = await tryCode(c.env, readSignInCookie(c), code, now(c.env));
  if (answer.kind === "over") return signInOver(c, to);
  const { pending } = answer;
  const byAddress = await countTry(c.env, TRIES_PER_ADDRESS, pending.email);
  if (!byAddress.allowed) return tooMany(c, byAddress.retryAfterSeconds);

  if (answer.kind === "right") {
    const again = { action: "/sign-in/code", proof: { code } };
    const entered = await enter(c, { pending, organisationId: fields.get("organisation"), to, again });
    if (entered) return entered;
  }
  const triesLeft = answer.kind === "wrong" ? answer.triesLeft : 0;
  if (triesLeft === 0) return signInOver(c, to);
  c.status(422);
  const trouble = `That is not the code. You have ${triesLeft} more ${triesLeft === 1 ? "try" : "tries"}.`;
  return sendView(c, <CodePage email={pending.email} to={to} trouble={trouble} />);
}
