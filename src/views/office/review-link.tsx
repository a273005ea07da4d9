import type { FC } from "hono/jsx";
import type { TallyRow } from "../../worker/database/rows.ts";
import { jobCounts } from "./recent-jobs.tsx";

/** Into the review, with how many jobs wait there; nothing where none does. */
export const ReviewLink: FC<{ tallies: readonly TallyRow[] }> = ({ tallies }) => {
  const waiting = jobCounts(tallies).find(({ status }) => status === "completed")?.count ?? 0;
  if (waiting === 0) return null;
  return (
    <a class="button" href="/office/review">
      Review <span class="num">{waiting}</span>
    </a>
  );
};
