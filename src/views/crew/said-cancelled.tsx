import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";

const ENDED: readonly string[] = ["completed", "approved", "closed", "cancelled"];

/** The office has not decided yet; whoever is about to drive there must know. */
export const SaidCancelled: FC<Pick<JobProps, "job" | "t">> = ({ job, t }) =>
  job.saidCancelled && !ENDED.includes(job.row.status) ? (
    <p class="said bad notice" role="status">
      {t.phone.saidCancelled}
    </p>
  ) : null;
