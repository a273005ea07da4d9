import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient, Problem, Sending } from "../support/api-client.ts";
import type { Said } from "../support/http.ts";
import type { Chance } from "./random.ts";

/** What all clients together went through. */
export class Experience {
  requests = 0;
  doubled = 0;
  /** Connections that broke or were refused. */
  lost = 0;
  serverErrors = 0;
  /** Told that the same key is still under way, or that the job was changed meanwhile. */
  toldToRepeat = 0;
  replayed = 0;
  unexpected: string[] = [];
}

const PATIENCE_MS = 90_000;
/** A call that died with its process keeps its key for a minute; what it asked for is safe to ask for under another. */
const KEY_PATIENCE_MS = 2_000;

/** A program that wants an answer: it sends again when none came, and now and then twice at once for no reason. */
export class StubbornClient {
  readonly #api: ApiClient;
  readonly #chance: Chance;
  readonly #experience: Experience;
  readonly #name: string;
  #sent = 0;

  constructor(api: ApiClient, name: string, chance: Chance, experience: Experience) {
    this.#api = api;
    this.#name = name;
    this.#chance = chance;
    this.#experience = experience;
  }

  /** Asks for a change. @param expected the statuses that are an answer */
  async change<Body>(
    method: string,
    path: string,
    sending: Sending = {},
    expected: readonly number[] = [200, 201],
  ): Promise<Said<Body>> {
    const keyed = this.#chance.happens(0.5);
    const key = keyed ? `${this.#name}-${++this.#sent}` : undefined;
    const ask = () => this.#untilAnswered<Body>(method, path, { ...sending, ...(key && { key }) }, expected);
    if (!this.#chance.happens(0.3)) return ask();
    this.#experience.doubled++;
    const [first] = await Promise.all([ask(), ask()]);
    return first;
  }

  async #untilAnswered<Body>(
    method: string,
    path: string,
    sending: Sending,
    expected: readonly number[],
  ): Promise<Said<Body>> {
    const begun = Date.now();
    let { key } = sending;
    for (let tries = 1; Date.now() - begun < PATIENCE_MS; tries++) {
      this.#experience.requests++;
      const said = await this.#api
        .call<Body>(method, path, { ...sending, ...(key && { key }) })
        .catch(() => null);
      if (said === null) this.#experience.lost++;
      else if (said.status >= 500 || said.status === 429) this.#experience.serverErrors++;
      else if (mustRepeat(said)) this.#experience.toldToRepeat++;
      else if (expected.includes(said.status)) {
        if (said.headers.get("Idempotency-Replayed") === "true") this.#experience.replayed++;
        return said;
      } else throw this.#surprise(`${method} ${path}: ${said.status} ${said.text.slice(0, 300)}`);
      if (key && sending.key === key && Date.now() - begun > KEY_PATIENCE_MS) key = `${key}-again`;
      await sleep(Math.min(100 * tries, 1_000));
    }
    throw this.#surprise(`${method} ${path}: no answer in ${PATIENCE_MS / 1000} seconds`);
  }

  #surprise(what: string): Error {
    this.#experience.unexpected.push(what);
    return new Error(what);
  }
}

function mustRepeat({ status, text }: Said<unknown>): boolean {
  if (status !== 409) return false;
  const { code }: Problem = JSON.parse(text);
  return code === "idempotency_key_in_use" || code === "job_changed";
}
