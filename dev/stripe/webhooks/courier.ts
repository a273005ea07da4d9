import type { Clock } from "../clock.ts";
import type { Database } from "../store/database.ts";
import type { Settings } from "../store/settings.ts";
import { DeliveryRecords, type Parcel } from "./deliveries.ts";
import { type Mode, Modes } from "./modes.ts";
import { nextAttempt } from "./schedule.ts";
import { send } from "./send.ts";

const hands = 16;
const longestTimer = 2 ** 31 - 1;

/** Brings events to webhook endpoints: after the response, again when refused, and after a restart. */
export class Courier {
  readonly records: DeliveryRecords;
  private readonly modes = new Modes();
  private readonly settings: Settings;
  private readonly clock: Clock;
  private readonly active = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private waking = false;
  private stopped = false;

  constructor(database: Database, settings: Settings, clock: Clock) {
    this.records = new DeliveryRecords(database);
    this.settings = settings;
    this.clock = clock;
    const mode = settings.read<Mode>("webhook_mode");
    if (mode !== undefined) this.modes.set(mode);
  }

  get mode(): Mode {
    return this.modes.mode;
  }

  setMode(mode: Mode): void {
    this.modes.set(mode);
    this.settings.write("webhook_mode", mode);
  }

  /** Within the transaction that made the event. Returns whether it is still to be delivered. */
  enqueue(event: string, endpoint: { account: string; id: string }): boolean {
    const now = this.clock.ms();
    const fate = this.modes.decide(now);
    this.records.add(event, endpoint, fate, now);
    return fate.state !== "lost";
  }

  release(): number {
    const released = this.records.release(this.clock.ms());
    this.wake();
    return released;
  }

  resend(event: string): void {
    this.records.again(event, this.clock.ms());
    this.wake();
  }

  /** Looks for what is due, soon: after the response that caused it has gone out. */
  wake(): void {
    if (this.waking || this.stopped) return;
    this.waking = true;
    setImmediate(() => {
      this.waking = false;
      this.sendDue();
    });
  }

  /** After a restart: what was on its way when the process died goes out again. */
  start(): void {
    this.records.recover();
    this.wake();
  }

  reset(): void {
    this.modes.set({ mode: "normal" });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.allSettled(this.active);
  }

  private sendDue(): void {
    if (this.stopped) return;
    // One at a time while reordering, or the network would undo the order that was chosen.
    const free = (this.mode.mode === "reorder" ? 1 : hands) - this.active.size;
    if (free > 0) {
      for (const parcel of this.records.take(this.clock.ms(), free)) this.dispatch(parcel);
    }
    this.sleep();
  }

  private dispatch(parcel: Parcel): void {
    const work = this.deliver(parcel).finally(() => {
      this.active.delete(work);
      this.wake();
    });
    this.active.add(work);
  }

  private async deliver(parcel: Parcel): Promise<void> {
    const sends = Array.from({ length: parcel.copies }, () => send(parcel));
    const [result] = await Promise.all(sends);
    if (result === undefined || this.stopped) return;
    const now = this.clock.ms();
    if (result.ok) this.records.delivered(parcel, result.status, now);
    else this.records.refused(parcel, result, now, nextAttempt(parcel.attempts + 1, now, parcel.since));
  }

  private sleep(): void {
    clearTimeout(this.timer);
    const due = this.records.nextDue();
    if (due === undefined) return;
    const wait = Math.min(Math.max(due - this.clock.ms(), 20), longestTimer);
    this.timer = setTimeout(() => this.sendDue(), wait);
    this.timer.unref();
  }
}
