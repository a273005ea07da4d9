import { Cron } from "croner";

/** Rings each cron trigger at its time (UTC). A ring that is not over yet is not followed by another. */
export function startTimers(
  crons: string[],
  ring: (cron: string, at: Date) => Promise<void>,
  onError: (cron: string, error: unknown) => void,
): { stop: () => void; ringAll: () => Promise<void> } {
  const jobs = crons.map((cron) => {
    const options = { timezone: "UTC", protect: true, catch: (error: unknown) => onError(cron, error) };
    return new Cron(cron, options, () => ring(cron, new Date()));
  });
  return {
    stop: () => jobs.forEach((job) => void job.stop()),
    ringAll: async () => {
      for (const job of jobs) await job.trigger();
    },
  };
}
