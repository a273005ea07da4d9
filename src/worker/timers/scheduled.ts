import { forgetExpired } from "../auth/forget-expired.ts";
import { askForAllSums } from "../billing/sums/ask-for-sums.ts";
import { forgetOriginals } from "../intake/originals/forget-originals.ts";
import { sweepMessages } from "../intake/sweep-messages.ts";
import { findDocuments } from "../notices/find-documents.ts";
import { findStale } from "../notices/find-stale.ts";
import { forgetNotices } from "../notices/forget-notices.ts";
import { sendNotices } from "../notices/send-notices.ts";
import { catchUp } from "../payments/catch-up.ts";
import { reconcile } from "../payments/reconcile.ts";
import { sweepEvents } from "../payments/sweep-events.ts";
import { findReminders } from "../reminders/find-reminders.ts";
import { CRONS } from "./crons.ts";
import { sweepLedgers } from "./sweep-ledgers.ts";

const MINUTE = 60;
const DAY = 86_400;

/** What runs at which time. */
const TIMERS: { [cron: string]: readonly [name: string, run: (env: Env) => Promise<unknown>][] } = {
  [CRONS.everyMinute]: [
    ["sweep events", sweepEvents],
    ["sweep ledgers", sweepLedgers],
    ["sweep messages", sweepMessages],
    ["notices", sendNotices],
  ],
  [CRONS.everyQuarterHour]: [
    ["reminders", findReminders],
    ["jobs that lie about", findStale],
    ["catch up", (env) => catchUp(env, 60 * MINUTE)],
  ],
  [CRONS.atNight]: [
    ["catch up", (env) => catchUp(env, 3 * DAY)],
    ["reconcile", reconcile],
    ["sums", askForAllSums],
    ["forget expired", forgetExpired],
    ["papers that end", findDocuments],
    ["forget notices", forgetNotices],
    ["forget originals", forgetOriginals],
  ],
};

/** Runs what a cron trigger stands for. One that fails does not keep the others from running; the next ring tries again. */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  for (const [name, run] of TIMERS[controller.cron] ?? []) {
    try {
      await run(env);
    } catch (error) {
      console.error({ message: "a timer failed and rings again", timer: name, error: String(error) });
    }
  }
}
