/**
 * Now, in milliseconds since 1970 (UTC). `NOW_OFFSET_SECONDS` moves it in local runs, for trying reminders;
 * in production it is refused.
 */
export function now(env: Pick<Env, "ENVIRONMENT" | "NOW_OFFSET_SECONDS">): number {
  return Date.now() + clockOffset(env);
}

/** How far the app's clock is ahead of the machine's, in milliseconds. */
export function clockOffset(env: Pick<Env, "ENVIRONMENT" | "NOW_OFFSET_SECONDS">): number {
  const seconds = Number(env.NOW_OFFSET_SECONDS ?? "0");
  if (seconds === 0) return 0;
  if (env.ENVIRONMENT === "production") throw new Error("NOW_OFFSET_SECONDS is refused in production");
  if (!Number.isFinite(seconds)) throw new Error("NOW_OFFSET_SECONDS is not a number of seconds");
  return seconds * 1000;
}
