import type { FC } from "hono/jsx";
import type { Deadline } from "../../worker/portals/deadline.ts";
import { formatDay } from "../../worker/time/format.ts";
import { Status } from "../parts/status.tsx";

/** Days before the deadline from which on it is a matter of this week. */
const NEAR = 5;

/** Until when a finished job must be billed; nothing where its manager names no day. */
export const DeadlineMark: FC<{ deadline: Deadline | null; locale: string }> = ({ deadline, locale }) => {
  if (!deadline?.dueOn || deadline.daysLeft === null) return null;
  const { dueOn, daysLeft } = deadline;
  if (daysLeft < 0) return <Status tone="bad">Too late since {formatDay(dueOn, locale)}</Status>;
  if (daysLeft === 0) return <Status tone="bad">Bill today</Status>;
  const tone = daysLeft <= NEAR ? "warn" : "plain";
  return <Status tone={tone}>Bill by {formatDay(dueOn, locale)}</Status>;
};
