import { bareAddress, type LastEvent, type Letter, type SendRequest } from "./letter.ts";
import type { MailStore } from "./store.ts";
import type { MailWebhooks } from "./webhooks.ts";

/** Takes letters in and tells the app what becomes of them. An address that begins with `bounce@` does not exist. */
export class PostOffice {
  readonly store: MailStore;
  readonly #webhooks: MailWebhooks;

  constructor(store: MailStore, webhooks: MailWebhooks) {
    this.store = store;
    this.#webhooks = webhooks;
  }

  send(request: SendRequest): Letter {
    const outcome = outcomeOf(request);
    const letter = this.store.add(request, outcome);
    this.#report(letter, outcome);
    return letter;
  }

  opened(letter: Letter): void {
    if (letter.lastEvent !== "delivered" && letter.lastEvent !== "sent") return;
    this.store.mark(letter.id, "opened");
    this.#webhooks.send("email.opened", letter);
  }

  clicked(letter: Letter, link: string, userAgent: string): void {
    if (letter.lastEvent === "bounced") return;
    this.store.mark(letter.id, "clicked");
    const timestamp = new Date().toISOString();
    this.#webhooks.send("email.clicked", letter, {
      click: { ipAddress: "127.0.0.1", link, timestamp, userAgent },
    });
  }

  #report(letter: Letter, outcome: LastEvent): void {
    if (outcome === "scheduled") return;
    this.#webhooks.send("email.sent", letter);
    if (outcome === "bounced") {
      const message = "The recipient's mail server says that this mailbox does not exist.";
      this.#webhooks.send("email.bounced", letter, {
        bounce: { message, type: "Permanent", subType: "General" },
      });
    } else {
      this.#webhooks.send("email.delivered", letter);
    }
  }
}

function outcomeOf(request: SendRequest): LastEvent {
  if (request.scheduled_at && !(Date.parse(request.scheduled_at) <= Date.now())) return "scheduled";
  return request.to.some((address) => bareAddress(address).startsWith("bounce@")) ? "bounced" : "delivered";
}
