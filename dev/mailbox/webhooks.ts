import { createHmac, randomUUID } from "node:crypto";
import type { Letter } from "./letter.ts";

export type Webhook = { url: string; secret: string };
export type MailEvent = "email.sent" | "email.delivered" | "email.opened" | "email.clicked" | "email.bounced";

/** Svix's first retries (https://docs.svix.com/retries): at once, then after 5 seconds, 5 minutes. */
const RETRY_AFTER_MS = [0, 5_000, 5 * 60_000];

/** Tells the app what became of its letters, signed as Resend (Svix) signs. */
export class MailWebhooks {
  readonly #webhook: Webhook | undefined;
  readonly #timers = new Set<NodeJS.Timeout>();
  #last: Promise<void> = Promise.resolve();

  constructor(webhook: Webhook | undefined) {
    this.#webhook = webhook;
  }

  send(type: MailEvent, letter: Letter, extra: Record<string, unknown> = {}): void {
    const webhook = this.#webhook;
    if (!webhook) return;
    const body = JSON.stringify({
      type,
      created_at: new Date().toISOString(),
      data: { ...summary(letter), ...extra },
    });
    const id = `msg_${randomUUID().replaceAll("-", "")}`;
    this.#last = this.#last.then(() => this.#attempt(webhook, id, body, 0));
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #attempt(webhook: Webhook, id: string, body: string, attempt: number): Promise<void> {
    const ok = await fetch(webhook.url, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", ...svixHeaders(webhook.secret, id, body) },
      signal: AbortSignal.timeout(15_000),
    }).then(
      (answer) => answer.ok,
      () => false,
    );
    const wait = RETRY_AFTER_MS[attempt + 1];
    if (ok || wait === undefined) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#attempt(webhook, id, body, attempt + 1);
    }, wait);
    this.#timers.add(timer.unref());
  }
}

/** @param secret `whsec_` and the key in base64 */
function svixHeaders(secret: string, id: string, body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
}

function summary({ id, from, to, subject, createdAt, tags }: Letter) {
  const created_at = new Date(createdAt).toISOString();
  const named = Object.fromEntries((tags ?? []).map((tag) => [tag.name, tag.value]));
  return { email_id: id, from, to, subject, created_at, tags: named };
}
