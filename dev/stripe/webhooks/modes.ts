/**
 * How webhooks misbehave, decided when an event happens.
 *
 * - `duplicate`: sent twice, at the same moment.
 * - `drop`: the first attempt is lost and counts as delivered, so nothing ever repeats it: a true gap, as when
 *   a receiver answered 200 and then lost the event. Only reading events or objects finds it.
 * - `reorder`: collected for `delayMs` (500) and sent one by one in reverse, or shuffled by `seed`.
 * - `delay`: sent `delayMs` (2000) later.
 * - `hold`: kept until released.
 *
 * `probability` is the share of deliveries that it happens to (default 1: all).
 */
export interface Mode {
  mode: "normal" | "duplicate" | "drop" | "reorder" | "delay" | "hold";
  delayMs?: number;
  probability?: number;
  seed?: number;
}

/** What becomes of one delivery. Times in ms on the simulator's clock; lower rank goes first. */
export interface Fate {
  state: "pending" | "held" | "lost";
  due: number;
  copies: number;
  rank: number;
}

export class Modes {
  private current: Mode = { mode: "normal" };
  private random: () => number = Math.random;
  private windowEnd = 0;
  private rank = 0;

  get mode(): Mode {
    return this.current;
  }

  set(mode: Mode): void {
    this.current = mode;
    this.random = mode.seed === undefined ? Math.random : seeded(mode.seed);
  }

  decide(now: number): Fate {
    const { mode, delayMs, probability = 1, seed } = this.current;
    const plain: Fate = { state: "pending", due: now, copies: 1, rank: 0 };
    if (mode === "normal" || this.random() >= probability) return plain;
    if (mode === "duplicate") return { ...plain, copies: 2 };
    if (mode === "drop") return { ...plain, state: "lost" };
    if (mode === "hold") return { ...plain, state: "held" };
    if (mode === "delay") return { ...plain, due: now + (delayMs ?? 2000) };
    if (this.windowEnd <= now) this.windowEnd = now + (delayMs ?? 500);
    this.rank -= 1;
    return { ...plain, due: this.windowEnd, rank: seed === undefined ? this.rank : this.random() };
  }
}

/** Mulberry32: the same seed gives the same trouble. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
