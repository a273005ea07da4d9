import type { Settings } from "../store/settings.ts";

/**
 * Trouble to make for coming requests.
 *
 * - `error`: answers `status` and `code` without executing (500 `api_error` unless told otherwise). With
 *   `poison` the error is kept under the idempotency key, and comes back for the key's life.
 * - `timeout`: never answers; nothing is executed.
 * - `commit_then_drop`: executes, then cuts the connection instead of answering.
 * - `delay`: waits `delayMs` with the idempotency key taken, then executes.
 */
export interface Fault {
  id: string;
  method?: string;
  /** The beginning of a path, or a pattern with `*` for a name in it; a `$` at the end means that nothing may follow. */
  path?: string;
  /** What the request must speak of: an id or a word in its address, its parameters, or the object that its address names. */
  about?: string;
  fault: "error" | "timeout" | "commit_then_drop" | "delay";
  status?: number;
  code?: string;
  /** `empty_json` answers `{}`: no `error` key, which the SDK takes for success. */
  body?: "empty_json";
  poison?: boolean;
  delayMs?: number;
  /** How many more requests it will meet. */
  times: number;
  /** Of meeting a request that it matches, 0 to 1. */
  probability?: number;
}

export class Faults {
  private readonly settings: Settings;
  private faults: Fault[];

  constructor(settings: Settings) {
    this.settings = settings;
    this.faults = settings.read<Fault[]>("faults") ?? [];
  }

  list(): Fault[] {
    return this.faults;
  }

  add(fault: Fault): void {
    this.change([...this.faults, fault]);
  }

  clear(): void {
    this.change([]);
  }

  /**
   * The first fault that meets this request, used up by one.
   * @param speaksOf what the request speaks of, asked for only where a fault wants to know
   */
  take(method: string, path: string, speaksOf: () => string): Fault | undefined {
    if (this.faults.length === 0) return undefined;
    const met = this.faults.find(
      (fault) =>
        matches(fault, method, path) &&
        (fault.about === undefined || speaksOf().includes(fault.about)) &&
        Math.random() < (fault.probability ?? 1),
    );
    if (met === undefined) return undefined;
    const left = this.faults.map((fault) => (fault === met ? { ...fault, times: fault.times - 1 } : fault));
    this.change(left.filter((fault) => fault.times > 0));
    return met;
  }

  private change(faults: Fault[]): void {
    this.faults = faults;
    this.settings.write("faults", faults);
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  const exact = fault.path.endsWith("$");
  const pattern = (exact ? fault.path.slice(0, -1) : fault.path)
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^/]*");
  return new RegExp(`^${pattern}${exact ? "$" : ""}`).test(path);
}
