import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../support/api-client.ts";
import type { StubbornClient } from "./stubborn-client.ts";

/** Looks at what failed, and presses Try again. */
export class Office {
  pressed = 0;
  #stopped = false;
  readonly #api: ApiClient;
  readonly #client: StubbornClient;

  constructor(api: ApiClient, client: StubbornClient) {
    this.#api = api;
    this.#client = client;
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      const failures = await this.#api.failures().catch(() => []);
      for (const { id } of failures.filter((failure) => failure.status === "open")) {
        // It may have come right by itself meanwhile.
        await this.#client.change("POST", `/failures/${id}/retry`, {}, [200, 404, 409]);
        this.pressed++;
      }
      await sleep(700);
    }
  }

  stop(): void {
    this.#stopped = true;
  }
}
