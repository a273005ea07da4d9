import type { Settings } from "../store/settings.ts";
import { defaultAccount } from "../world.ts";

export type Access = "none" | "read" | "write";

/** A key that somebody made known. All others that look like keys speak for the default account. */
export interface RegisteredKey {
  key: string;
  /** Absent: the default account's. */
  account?: string;
  /** Of a restricted key, by resource (`invoices`); what is not named is `none`. Absent: everything. */
  permissions?: Record<string, Access>;
  status: "active" | "expired" | "revoked";
}

export interface KeyParts {
  kind: "sk" | "rk" | "pk";
  livemode: boolean;
  rest: string;
}

/** Undefined for what never was a key of Stripe's. */
export function keyParts(key: string): KeyParts | undefined {
  const match = /^(sk|rk|pk)_(test|live)_(\w+)$/.exec(key);
  const [, kind, mode, rest] = match ?? [];
  if (rest === undefined || rest.startsWith("wrong")) return undefined;
  if (kind !== "sk" && kind !== "rk" && kind !== "pk") return undefined;
  return { kind, livemode: mode === "live", rest };
}

/** The key that an account's payment pages may show: always the same, so that a page can be configured with it. */
export function publishableKey(account: string, livemode: boolean): string {
  const rest = account === defaultAccount ? "local" : account.replace(/^acct_/, "");
  return `pk_${livemode ? "live" : "test"}_${rest}`;
}

/** The registered keys, kept in the settings and in memory. */
export class ApiKeys {
  private readonly settings: Settings;
  private readonly configured: RegisteredKey[];
  private keys: Map<string, RegisteredKey>;

  constructor(settings: Settings, secretKeys: Record<string, string>) {
    this.settings = settings;
    this.configured = Object.entries(secretKeys).map(([key, account]) => ({
      key,
      account,
      status: "active",
    }));
    this.keys = this.load();
  }

  find(key: string): RegisteredKey | undefined {
    return this.keys.get(key);
  }

  list(): RegisteredKey[] {
    return [...this.keys.values()];
  }

  /** Registers a key, or changes one. */
  register(key: RegisteredKey): void {
    this.keys.set(key.key, key);
    this.settings.write("api_keys", this.list());
  }

  /** After the settings were cleared. */
  reset(): void {
    this.keys = this.load();
  }

  private load(): Map<string, RegisteredKey> {
    const kept = this.settings.read<RegisteredKey[]>("api_keys") ?? [];
    return new Map([...this.configured, ...kept].map((key) => [key.key, key]));
  }
}
