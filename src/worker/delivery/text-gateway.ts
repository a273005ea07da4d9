import * as z from "zod";
import type { DeliveryAnswer } from "./types.ts";

const TIMEOUT_MS = 10_000;
const TWILIO = "https://api.twilio.com";

type TextEnv = Pick<Env, "TWILIO_API_BASE" | "TWILIO_ACCOUNT_SID" | "TWILIO_AUTH_TOKEN" | "TWILIO_FROM">;

/** `to` as E.164, such as `+18135550199`. */
export type TextMessage = { to: string; body: string };

const sentShape = z.object({ sid: z.string() });
const refusedShape = z.object({ message: z.string() });

/**
 * Hands one text to Twilio (https://www.twilio.com/docs/messaging/api/message-resource). Takes 10 seconds at most and never
 * throws. Twilio knows no idempotency key, so what may have left is `unsure` and never repeated by itself.
 */
export async function sendText(env: TextEnv, { to, body }: TextMessage): Promise<DeliveryAnswer> {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from } = env;
  if (!account || !token || !from) {
    return { kind: "refused", reason: "This installation sends no texts: send it to an e-mail address." };
  }
  // A messaging service picks the number itself.
  const sender = from.startsWith("MG") ? "MessagingServiceSid" : "From";
  try {
    const address = `${env.TWILIO_API_BASE || TWILIO}/2010-04-01/Accounts/${account}/Messages.json`;
    const answer = await fetch(address, {
      method: "POST",
      headers: { Authorization: `Basic ${btoa(`${account}:${token}`)}` },
      body: new URLSearchParams({ [sender]: from, To: to, Body: body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return readAnswer(answer.status, await answer.json().catch(() => null));
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return {
      kind: "unsure",
      reason: timedOut ? "The text service did not answer." : "The text service could not be reached.",
    };
  }
}

function readAnswer(status: number, body: unknown): DeliveryAnswer {
  if (status >= 200 && status < 300) {
    const { data } = sentShape.safeParse(body);
    return { kind: "sent", providerId: data?.sid ?? null };
  }
  const { data } = refusedShape.safeParse(body);
  const reason = data ? sentence(data.message) : `The text service answered with status ${status}.`;
  // Turned away unread, so it may be asked again: https://www.twilio.com/docs/api/errors/20429
  if (status === 429) return { kind: "unknown", reason };
  return { kind: status >= 400 && status < 500 ? "refused" : "unsure", reason };
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
