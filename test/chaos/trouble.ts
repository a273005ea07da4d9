import { setTimeout as sleep } from "node:timers/promises";
import type { LocalMailbox } from "../support/local-mailbox.ts";
import type { Fault, LocalStripe, WebhookMode } from "../support/local-stripe.ts";
import type { Chance } from "./random.ts";

const PATHS = [
  { method: "POST", path: "/v1/customers$" },
  { method: "POST", path: "/v1/invoices$" },
  { method: "POST", path: "/v1/invoices/*/add_lines$" },
  { method: "POST", path: "/v1/invoices/*/finalize$" },
  { method: "GET", path: "/v1/invoices" },
  { path: "/v1/" },
] as const;

const FAULTS: readonly Fault[] = [
  { fault: "error", status: 500 },
  { fault: "error", status: 500, body: "empty_json" },
  { fault: "error", status: 500, poison: true },
  { fault: "error", status: 503 },
  { fault: "error", status: 429 },
  { fault: "error", status: 429, code: "lock_timeout", poison: true },
  { fault: "error", status: 409, code: "idempotency_key_in_use" },
  { fault: "error", status: 400, code: "parameter_invalid_empty" },
  { fault: "timeout" },
  { fault: "commit_then_drop" },
  { fault: "commit_then_drop" },
  { fault: "delay", delayMs: 400 },
  { fault: "delay", delayMs: 2_000 },
];

const MAIL_FAULTS = [
  { fault: "error", status: 500 },
  { fault: "error", status: 429 },
  { fault: "error", status: 422 },
  { fault: "commit_then_drop" },
] as const;

const WEBHOOK_MODES: readonly WebhookMode[] = [
  { mode: "normal" },
  { mode: "duplicate", probability: 0.7 },
  { mode: "drop", probability: 0.5 },
  { mode: "reorder", delayMs: 800 },
  { mode: "delay", delayMs: 1_500, probability: 0.5 },
];

const MOST_WAITING = 8;

/** Sees to it that nothing goes smoothly at Stripe and in the mail. */
export class Trouble {
  /** How many faults were ordered, by kind. */
  readonly ordered = new Map<string, number>();
  readonly #stripe: LocalStripe;
  readonly #mailbox: LocalMailbox;
  readonly #chance: Chance;
  #stopped = false;

  constructor(stripe: LocalStripe, mailbox: LocalMailbox, chance: Chance) {
    this.#stripe = stripe;
    this.#mailbox = mailbox;
    this.#chance = chance;
  }

  async run(): Promise<void> {
    for (let turn = 0; !this.#stopped; turn++) {
      if ((await this.#stripe.waitingFaults()).length < MOST_WAITING)
        await this.#stripe.order(this.#aFault());
      if (turn % 8 === 0) await this.#troubleTheMail();
      if (turn % 10 === 0) {
        const seed = this.#chance.between(1, 1_000_000);
        await this.#stripe.webhooks({ ...this.#chance.oneOf(WEBHOOK_MODES), seed });
      }
      await sleep(150);
    }
    for (const { fault, status } of await this.#stripe.waitingFaults())
      this.#count(label({ fault, status }), -1);
    await this.#stripe.clearFaults();
    await this.#stripe.webhooks({ mode: "normal" });
  }

  stop(): void {
    this.#stopped = true;
  }

  #aFault(): Fault {
    const fault = { ...this.#chance.oneOf(FAULTS), ...this.#chance.oneOf(PATHS) };
    this.#count(label(fault), 1);
    return fault;
  }

  async #troubleTheMail(): Promise<void> {
    const fault = this.#chance.oneOf(MAIL_FAULTS);
    await this.#mailbox.order(fault);
    this.#count(`mail: ${label(fault)}`, 1);
  }

  #count(kind: string, by: number): void {
    this.ordered.set(kind, (this.ordered.get(kind) ?? 0) + by);
  }
}

function label({ fault, status }: { fault: string; status?: number | undefined }): string {
  return fault === "error" ? `${status ?? 500}` : fault.replaceAll("_", " ");
}
