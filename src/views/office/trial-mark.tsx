import type { FC } from "hono/jsx";
import { TRIAL } from "../../worker/stripe-accounts/trial.ts";
import { Status } from "../parts/status.tsx";

/** A trial is no job of anybody's: it says so wherever it is listed. */
export const TrialMark: FC<{ source: string | null }> = ({ source }) =>
  source === TRIAL ? <Status tone="off">Trial</Status> : null;
