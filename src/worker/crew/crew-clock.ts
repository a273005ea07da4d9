import { localeFor } from "../../messages/language.ts";
import type { Viewer } from "../http/app-env.ts";
import { now } from "../time/clock.ts";
import type { Clock } from "../time/format.ts";

/** Times as the organisation's place has them, told in the member's language. */
export function crewClock(viewer: Viewer, env: Parameters<typeof now>[0]): Clock {
  const { timeZone, locale } = viewer.organisation;
  return { timeZone, locale: localeFor(viewer.language, locale), now: now(env) };
}
