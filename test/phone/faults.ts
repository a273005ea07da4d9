/** Which requests a fault is for: all of them where nothing is said. `path` is tried on path and query. */
type Match = { method?: string; path?: RegExp; times: number };

export type Fault = Match &
  (
    | /** The mast answers by itself; the app sees nothing. */
    { kind: "status"; status: number; body?: string; contentType?: string }
    /** The app does the work; its answer is cut. */
    | { kind: "answer_lost" }
    /** The upload is cut after so many bytes of its body, or one byte before its end: it never arrives whole. */
    | { kind: "cut_in_body"; afterBytes: number }
    /** It waits before it goes on. */
    | { kind: "slow"; delayMs: number }
  );

/** The faults that are still to come. */
export class Orders {
  private open: Fault[] = [];

  add(fault: Fault): void {
    this.open.push({ ...fault });
  }

  /** The fault for this request, used up by it: the one that was ordered first. */
  take(method: string, path: string): Fault | undefined {
    // `search`, since a global expression's `test` remembers where it was.
    const fault = this.open.find(
      (one) => (one.method ?? method) === method && (!one.path || path.search(one.path) >= 0),
    );
    if (fault) fault.times -= 1;
    this.open = this.open.filter((one) => one.times > 0);
    return fault;
  }

  clear(): void {
    this.open = [];
  }
}
