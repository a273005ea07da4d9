import type { FC } from "hono/jsx";
import { type Clock, formatDate, formatMoment } from "../../worker/time/format.ts";

/** A moment, as near as it needs to be told; the whole of it on hover and for programs. */
export const Moment: FC<{ at: number; clock: Clock }> = ({ at, clock }) => (
  <time datetime={new Date(at).toISOString()}>{formatMoment(at, clock)}</time>
);

/** A calendar date. */
export const Day: FC<{ date: string; locale: string; today?: string }> = ({ date, locale, today }) => (
  <time datetime={date}>{formatDate(date, locale, today)}</time>
);
