import { setTimeout as sleep } from "node:timers/promises";
import type { BookedInvoice, LocalStripe } from "../support/local-stripe.ts";
import type { Chance } from "./random.ts";
import type { Fate } from "./tickets.ts";

/** Look at Stripe's hosted page of every invoice that is out, and pay as they please. */
export class Customers {
  /** When each invoice was paid, by the machine's clock. */
  readonly paidAt = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #stripe: LocalStripe;
  readonly #chance: Chance;
  readonly #fates: ReadonlyMap<string, Fate>;
  readonly #paying = new Set<Promise<void>>();
  #stopped = false;

  /** @param fates by the job's id */
  constructor(stripe: LocalStripe, chance: Chance, fates: ReadonlyMap<string, Fate>) {
    this.#stripe = stripe;
    this.#chance = chance;
    this.#fates = fates;
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      for (const invoice of await this.#stripe.books()) this.#look(invoice);
      await sleep(300);
    }
    await Promise.all(this.#paying);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Whether everyone who pays has paid the invoices that are out. */
  get idle(): boolean {
    return this.#paying.size === 0;
  }

  async pay(invoiceId: string): Promise<void> {
    // Pressed twice: the second press finds it paid.
    const presses = this.#chance.happens(0.2) ? 2 : 1;
    const paid = Array.from({ length: presses }, () => this.#stripe.pay(invoiceId));
    const results = await Promise.allSettled(paid);
    if (results.some((result) => result.status === "fulfilled")) this.paidAt.set(invoiceId, Date.now());
  }

  #look({ id, status, metadata }: BookedInvoice): void {
    const fate = this.#fates.get(metadata.job_id ?? "");
    if (status !== "open" || fate === undefined || this.#seen.has(id)) return;
    this.#seen.add(id);
    const work = this.#settle(id, fate).finally(() => this.#paying.delete(work));
    this.#paying.add(work);
  }

  async #settle(id: string, fate: Fate): Promise<void> {
    await sleep(this.#chance.between(0, 1_500));
    if (fate === "debit") await this.#stripe.pay(id, { outcome: "processing" });
    if (fate === "fails first") await this.#stripe.pay(id, { outcome: "fails" });
    if (fate === "pays" || fate === "fails first") await this.pay(id);
  }
}
