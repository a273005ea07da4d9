import type { Settings } from "./store/settings.ts";

/** The simulator's time: the machine's, plus what it has been advanced by. Survives a restart. */
export class Clock {
  private readonly settings: Settings;
  private offset: number;

  constructor(settings: Settings) {
    this.settings = settings;
    this.offset = settings.read<number>("clock_offset") ?? 0;
  }

  /** Milliseconds since 1970. */
  ms(): number {
    return Date.now() + this.offset;
  }

  /** Whole seconds since 1970, the only resolution that Stripe's objects have. */
  seconds(): number {
    return Math.floor(this.ms() / 1000);
  }

  advance(seconds: number): void {
    this.offset += seconds * 1000;
    this.settings.write("clock_offset", this.offset);
  }

  offsetSeconds(): number {
    return this.offset / 1000;
  }

  reset(): void {
    this.offset = 0;
  }
}
