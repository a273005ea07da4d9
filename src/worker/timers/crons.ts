/** When timers ring (UTC); the same lines stand in wrangler.toml. */
export const CRONS = {
  everyMinute: "* * * * *",
  everyQuarterHour: "*/15 * * * *",
  atNight: "17 3 * * *",
} as const;
