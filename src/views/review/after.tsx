import type { FC } from "hono/jsx";
import type { Decided } from "./decided-words.ts";

/** What became of the job before this one, with the way back to it. */
export const After: FC<{ said?: Decided }> = ({ said }) =>
  said ? (
    <p class="said good" role="status">
      <a href={`/office/jobs/${said.jobId}`}>{said.name}</a>: {said.words}
    </p>
  ) : null;
