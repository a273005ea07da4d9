import { now } from "../time/clock.ts";
import { membershipsOf } from "./memberships.ts";
import { startSignIn } from "./pending-sign-in.ts";
import { sendSignInLetter } from "./send-sign-in-letter.ts";

export type Asked = {
  /** For the cookie of the browser that asked. */
  id: string;
  /** A sentence if the letter could not be sent. */
  trouble: string | null;
};

/**
 * Starts a sign-in for an address, known or not, and mails the code if it belongs to a member. Whether it does shows
 * neither in the answer nor, as far as is practical, in the time it takes; only while the mail service is down does a
 * member learn that no letter comes.
 * @param site the address that the letter's link starts with, such as `https://close.example.com`
 */
export async function askForCode(env: Env, email: string, site: string, to: string | null): Promise<Asked> {
  const { id, idHash, link, code } = await startSignIn(env, email, now(env));
  const [membership] = await membershipsOf(env, email);
  if (!membership) {
    await aboutAsLongAsMailTakes();
    return { id, trouble: null };
  }
  const address = new URL(`/sign-in/link/${link}`, site);
  if (to) address.searchParams.set("to", to);
  const answer = await sendSignInLetter(env, membership, { email, code, link: address.href, key: idHash });
  return { id, trouble: answer.kind === "sent" ? null : troubleOf(answer) };
}

function troubleOf({ kind, reason }: { kind: "unknown" | "refused"; reason: string }): string {
  const advice =
    kind === "unknown" ? "Ask again in a minute." : "Ask your office whether the address is right.";
  return `The letter could not be sent. ${reason} ${advice}`;
}

function aboutAsLongAsMailTakes(): Promise<void> {
  const random = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
  return new Promise((resolve) => setTimeout(resolve, 120 + random));
}
