import type { FC } from "hono/jsx";
import type { JobRow } from "../../worker/database/rows.ts";
import { JobStatusMark, Status } from "../parts/status.tsx";
import { TrialMark } from "./trial-mark.tsx";

type Listed = Pick<JobRow, "status" | "needsLook" | "source">;

/** Where a job stands, in the word that the crew reads too; before it, that its ticket left something open. */
export const RowStatus: FC<{ row: Listed }> = ({ row }) => (
  <span class="marks">
    <TrialMark source={row.source} />
    {row.needsLook.length > 0 ? <Status tone="warn">Needs a look</Status> : null}
    <JobStatusMark status={row.status} />
  </span>
);
