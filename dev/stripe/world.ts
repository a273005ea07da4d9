import { ApiKeys } from "./accounts/api-keys.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults/faults.ts";
import { IdempotencyKeys } from "./http/idempotency.ts";
import { RequestLog } from "./http/request-log.ts";
import { loadKnown } from "./parameters/known.ts";
import { Database } from "./store/database.ts";
import { Objects } from "./store/objects.ts";
import { Settings } from "./store/settings.ts";
import { Courier } from "./webhooks/courier.ts";

/** The account of every key that is not mapped to another one. */
export const defaultAccount = "acct_1LocalStripe00001";

/** Where webhooks go, and what they are signed with. */
export interface Endpoint {
  url: string;
  secret: string;
}

/** Everything that one local Stripe consists of. */
export class World {
  readonly database: Database;
  readonly objects: Objects;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly keys: IdempotencyKeys;
  readonly requests: RequestLog;
  readonly faults: Faults;
  readonly courier: Courier;
  readonly known = loadKnown();
  readonly apiKeys: ApiKeys;
  private readonly working = new Set<Promise<unknown>>();
  /** The endpoint that is always there, also after a reset. */
  readonly webhook: Endpoint | undefined;
  /** Another that is always there, for the events of connected accounts. */
  readonly connectWebhook: Endpoint | undefined;
  /** Where the hosted pages are: `http://localhost:8790`. */
  url = "";

  constructor(options: {
    stateFile: string;
    secretKeys?: Record<string, string>;
    webhook?: Endpoint;
    connectWebhook?: Endpoint;
  }) {
    this.database = new Database(options.stateFile);
    this.objects = new Objects(this.database);
    this.settings = new Settings(this.database);
    this.clock = new Clock(this.settings);
    this.keys = new IdempotencyKeys(this.database, this.clock);
    this.requests = new RequestLog(this.database);
    this.faults = new Faults(this.settings);
    this.courier = new Courier(this.database, this.settings, this.clock);
    this.apiKeys = new ApiKeys(this.settings, options.secretKeys ?? {});
    this.webhook = options.webhook;
    this.connectWebhook = options.connectWebhook;
  }

  /** Every account that is known: the default one, those with keys of their own, and connected ones. */
  accountIds(): string[] {
    const own = this.apiKeys.list().flatMap(({ account }) => account ?? []);
    const connected = this.settings.names("platform_of ").map((name) => name.slice("platform_of ".length));
    return [...new Set([defaultAccount, ...own, ...connected])];
  }

  /** Back to the day of installation. */
  reset(): void {
    this.database.clear();
    this.clock.reset();
    this.faults.clear();
    this.courier.reset();
    this.apiKeys.reset();
  }

  /** Work that the database must stay open for. */
  during<Result>(work: Promise<Result>): Promise<Result> {
    const settled = work.finally(() => this.working.delete(settled));
    this.working.add(settled);
    return settled;
  }

  async close(): Promise<void> {
    await this.courier.stop();
    await Promise.allSettled(this.working);
    this.database.close();
  }
}
